import NetInventory

/// A topology that was accepted.
struct TopologyInForce: Sendable {
    var inventory: Inventory
    /// The fingerprint of its files.
    var hash: String
}
