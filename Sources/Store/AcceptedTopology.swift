package import NetInventory

/// A topology that the service took, and from when to when it was in force.
package struct AcceptedTopology: Hashable, Sendable {
    /// SHA-256 of its files: see `TopologySource`.
    package var hash: String
    /// From when on it was in force, until the next one of the list was.
    package var since: Timestamp
    /// How many it had when it was accepted.
    package var units: Int
    package var sites: Int
}
