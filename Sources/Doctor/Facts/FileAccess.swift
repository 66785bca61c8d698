/// Whose a file is, and what this process may do with it.
package struct FileAccess: Hashable, Sendable {
    package var owner: String
    package var group: String
    /// Its permission bits.
    package var mode: UInt32
    package var isWritable: Bool

    package init(owner: String, group: String, mode: UInt32, isWritable: Bool) {
        self.owner = owner
        self.group = group
        self.mode = mode
        self.isWritable = isWritable
    }

    /// `netmon:netmon 0640`
    package var text: String {
        let digits = String(mode, radix: 8)
        return "\(owner):\(group) " + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
