/// What this process may do, and by what.
package struct RightsFacts: Hashable, Sendable {
    /// Numbers of groups from the first to the last; none where the last is less.
    package struct GroupRange: Hashable, Sendable, CustomStringConvertible {
        package var first: UInt32
        package var last: UInt32

        package init(first: UInt32, last: UInt32) {
            self.first = first
            self.last = last
        }

        package func contains(_ group: UInt32) -> Bool { first <= group && group <= last }
        package var description: String { "\(first) \(last)" }
    }

    /// The user that the process acts as.
    package var user: UInt32
    package var groups: Set<UInt32>
    /// The path of the program, for the remedy.
    package var program: String
    /// Whether CAP_NET_RAW is in force.
    package var hasNetRaw: Bool?
    /// Whether CAP_NET_ADMIN is in force.
    package var hasNetAdmin: Bool?
    /// Who may send echoes without a right: `net.ipv4.ping_group_range`.
    package var pingGroups: GroupRange?

    package init(user: UInt32, groups: Set<UInt32>, program: String, hasNetRaw: Bool?, hasNetAdmin: Bool?, pingGroups: GroupRange?) {
        self.user = user
        self.groups = groups
        self.program = program
        self.hasNetRaw = hasNetRaw
        self.hasNetAdmin = hasNetAdmin
        self.pingGroups = pingGroups
    }
}
