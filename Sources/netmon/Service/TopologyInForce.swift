import NetInventory

/// A topology that was accepted.
struct TopologyInForce: Sendable {
    var inventory: Inventory
    /// Its files: what the store keeps of it.
    var source: TopologySource

    /// The fingerprint of its files.
    var hash: String { source.hash }
}
