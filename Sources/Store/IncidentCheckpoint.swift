package import NetInventory

/// From where whoever finds the incidents goes on after a restart, in a form that only they read.
package struct IncidentCheckpoint: Hashable, Sendable {
    /// What began before it is settled.
    package var at: Timestamp
    package var bytes: [UInt8]

    package init(at: Timestamp, bytes: [UInt8] = []) {
        self.at = at
        self.bytes = bytes
    }

    /// Bounds what reading a store can take.
    static let mostBytes = 16 << 20
}
