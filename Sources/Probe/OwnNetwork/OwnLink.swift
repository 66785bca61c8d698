/// What the kernel says of an interface.
package struct OwnLink: Hashable, Sendable {
    /// It is up, has a carrier, and may be used.
    package var isWorking: Bool
    /// How often its carrier came or went since it exists: shows what happened between two looks.
    package var changes: UInt32

    package init(isWorking: Bool, changes: UInt32 = 0) {
        self.isWorking = isWorking
        self.changes = changes
    }
}
