import NetInventory

/// One burst of connections handed to the engine, and where its result goes.
final class ConnectOrder: Sendable {
    let question: ProbeQuestion
    let address: IPAddress
    let port: UInt16
    /// Of a name; nil where an address was given.
    let resolveMicroseconds: Double?
    /// Called once, on the engine's thread: it only hands over.
    let deliver: @Sendable (consuming ProbeResult) -> Void

    init(
        question: ProbeQuestion, address: IPAddress, port: UInt16, resolveMicroseconds: Double? = nil,
        deliver: @escaping @Sendable (consuming ProbeResult) -> Void
    ) {
        self.question = question
        self.address = address
        self.port = port
        self.resolveMicroseconds = resolveMicroseconds
        self.deliver = deliver
    }
}
