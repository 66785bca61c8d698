import CLinuxNet
import Glibc

/// Who is at the other end of a connection, as the kernel says (SO_PEERCRED, SO_PEERGROUPS: unix(7)).
package struct ControlPeer: Hashable, Sendable {
    package var user: UInt32
    /// The primary group and all others.
    package var groups: Set<UInt32>

    package init(user: UInt32, groups: Set<UInt32>) {
        self.user = user
        self.groups = groups
    }

    init?(_ socket: SocketDescriptor) {
        var user: UInt32 = 0
        var group: UInt32 = 0
        guard unsafe cln_peer(socket.number, &user, &group) == 0 else { return nil }
        var more = [UInt32](repeating: 0, count: 65_536)
        var size = socklen_t(more.count * MemoryLayout<UInt32>.size)
        // A kernel older than 4.13 does not tell; the primary group is known in any case.
        let known = unsafe getsockopt(socket.number, SOL_SOCKET, SO_PEERGROUPS, &more, &size) == 0
        let count = known ? Int(size) / MemoryLayout<UInt32>.size : 0
        self.init(user: user, groups: Set(more.prefix(count)).union([group]))
    }

    /// The rule: root, the user that the service runs as, and the members of the socket's group, where it has one.
    package func mayCommand(serviceUser: UInt32, group: UInt32?) -> Bool {
        user == 0 || user == serviceUser || group.map(groups.contains) ?? false
    }
}
