import NetInventory

/// One burst handed to the engine, and where its result goes.
///
/// A class, since it changes hands several times on its way and holds much that nobody looks at there.
final class EchoOrder: Sendable {
    let question: ProbeQuestion
    let address: IPAddress
    /// Of a name; nil where an address was given.
    let resolveMicroseconds: Double?
    /// Called once, on the engine's thread: it only hands over.
    let deliver: @Sendable (consuming ProbeResult) -> Void

    init(
        question: ProbeQuestion, address: IPAddress, resolveMicroseconds: Double? = nil,
        deliver: @escaping @Sendable (consuming ProbeResult) -> Void
    ) {
        self.question = question
        self.address = address
        self.resolveMicroseconds = resolveMicroseconds
        self.deliver = deliver
    }
}
