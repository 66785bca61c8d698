import NetInventory

/// One burst handed to the engine, and where its result goes.
struct EchoOrder: Sendable {
    var question: ProbeQuestion
    var address: IPAddress
    /// Of a name; nil where an address was given.
    var resolveMicroseconds: Double?
    /// Called once, on the engine's thread: it only hands over.
    var deliver: @Sendable (ProbeResult) -> Void
}
