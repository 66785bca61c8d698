import Glibc
package import NetInventory
import Synchronization

/// Asks the kernel by rtnetlink, in the network namespace in which it was made: routes, interfaces, neighbours.
///
/// Files of /sys would show the namespace in which /sys was mounted, which may be another one.
package final class KernelNetwork: OwnNetwork {
    private let socket: Mutex<NetlinkSocket>
    private let countDrops: @Sendable () -> Int

    /// - Parameter drops: counts what the ICMP sockets lost.
    package init(drops: @escaping @Sendable () -> Int) throws(SystemCallError) {
        socket = Mutex(try NetlinkSocket())
        countDrops = drops
    }

    package var drops: Int { countDrops() }

    package func path(to address: IPAddress) -> OwnPath? {
        var request = NetlinkRequest(.getRoute)
        // struct rtmsg: family, length of the destination, then what a question leaves at zero.
        request.append([UInt8(SocketAddressBytes.domain(address.family)), UInt8(address.bytes.count * 8), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        request.append(attribute: 1, address.bytes)
        guard let answer = ask(request, for: .newRoute) else { return nil }
        // RTN_LOCAL: the machine itself.
        if answer.byte(at: 7) == 2 { return OwnPath(interface: nil) }
        let attributes = answer.attributes(from: 12)
        guard let index = attributes[4].flatMap({ NetlinkAnswer.number($0) }), let name = name(of: index) else { return nil }
        if name == "lo" { return OwnPath(interface: nil) }
        // RTA_GATEWAY, or RTA_VIA (family and address), which an IPv4 route by an IPv6 gateway has.
        let gateway = attributes[5].flatMap { IPAddress(bytes: $0) } ?? attributes[18].flatMap { IPAddress(bytes: $0.dropFirst(2)) }
        return OwnPath(interface: name, gateway: gateway)
    }

    package func link(_ interface: String) -> OwnLink? {
        var request = NetlinkRequest(.getLink)
        request.append([UInt8](repeating: 0, count: 16))
        request.append(attribute: 3, Array(interface.utf8) + [0])
        guard let answer = ask(request, for: .newLink), let flags = answer.number(at: 8) else { return nil }
        // IFF_UP, IFF_RUNNING (its operational state allows it), IFF_LOWER_UP (carrier).
        let working: UInt32 = 1 | 0x40 | 0x10000
        let changes = answer.attributes(from: 16)[35].flatMap { NetlinkAnswer.number($0) }
        return OwnLink(isWorking: flags & working == working, changes: changes ?? 0)
    }

    package func isUnresolved(_ neighbour: IPAddress, on interface: String) -> Bool {
        guard let index = index(of: interface) else { return false }
        var request = NetlinkRequest(.getNeighbour)
        // struct ndmsg: family, padding, index of the interface, state, flags, type.
        request.append([UInt8(SocketAddressBytes.domain(neighbour.family)), 0, 0, 0])
        request.append(number: index)
        request.append([0, 0, 0, 0])
        request.append(attribute: 1, neighbour.bytes)
        guard let state = ask(request, for: .newNeighbour)?.half(at: 8) else { return false }
        // NUD_INCOMPLETE, NUD_FAILED.
        return state & (0x01 | 0x20) != 0
    }

    private func name(of index: UInt32) -> String? {
        var request = NetlinkRequest(.getLink)
        request.append([0, 0, 0, 0])
        request.append(number: index)
        request.append([UInt8](repeating: 0, count: 8))
        return ask(request, for: .newLink)?.attributes(from: 16)[3].map { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    private func index(of interface: String) -> UInt32? {
        var request = NetlinkRequest(.getLink)
        request.append([UInt8](repeating: 0, count: 16))
        request.append(attribute: 3, Array(interface.utf8) + [0])
        return ask(request, for: .newLink)?.number(at: 4)
    }

    private func ask(_ request: NetlinkRequest, for kind: NetlinkKind) -> NetlinkAnswer? {
        socket.withLock { $0.ask(request, for: kind) }
    }
}
