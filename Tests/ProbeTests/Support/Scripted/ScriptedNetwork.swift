import Foundation
import NetInventory
import Synchronization

@testable import Probe

/// A network behind a tun device that does with each echo what a script says: a namespace with one interface, and a thread that
/// plays everything beyond it.
///
///     10.98.0.1  fd98::1     this machine       10.98.0.0/16  fd98::/64   everything else there is
///     10.98.255.254  fd98::fffe   the router that speaks
///
/// Nothing is random and nothing waits for a clock: reactions follow the echoes in the order in which these arrive.
final class ScriptedNetwork: Sendable {
    typealias Script = @Sendable (ArrivedEcho) -> [Reaction]

    static let routerV4 = IPAddress(v4: 0x0a62_fffe)
    static let routerV6 = IPAddress(v6: 0xfd98_0000_0000_0000_0000_0000_0000_fffe)

    static func router(_ family: IPAddress.Family) -> IPAddress { family == .v4 ? routerV4 : routerV6 }

    /// The address of a host of this network, 2…65533.
    static func host(_ number: Int, _ family: IPAddress.Family) -> String {
        family == .v4 ? "10.98.\(number >> 8).\(number & 255)" : "fd98::\(String(number, radix: 16))"
    }

    /// It takes what namespaces take, and the device file.
    static let isPossible = unsafe TestNetwork.isPossible && access("/dev/net/tun", R_OK | W_OK) == 0

    let namespace: String
    var path: String { "/run/netns/\(namespace)" }

    private let log = ArrivalLog()
    private let thread: Mutex<OwnThread?>
    /// Closing it ends the thread.
    private let stop: FileHandle

    /// - Parameter mtu: the largest packet that leaves in one piece.
    init(mtu: Int = 1500, _ script: @escaping Script) throws {
        namespace = "netmon-tun-\(String(UInt32.random(in: .min ... .max), radix: 36))"
        let pipe = Pipe()
        stop = pipe.fileHandleForWriting
        try TestNetwork.run("ip netns add \(namespace)")
        do {
            let device = try TunDevice.open("tun0", in: "/run/netns/\(namespace)")
            try TestNetwork.run(
                """
                ip -n \(namespace) link set lo up
                ip netns exec \(namespace) sh -ec 'echo 0 2147483647 > /proc/sys/net/ipv4/ping_group_range'
                ip -n \(namespace) link set tun0 mtu \(mtu) txqueuelen 20000 up
                ip -n \(namespace) addr add 10.98.0.1/16 dev tun0
                ip -n \(namespace) addr add fd98::1/64 dev tun0 nodad
                """)
            let player = ScriptedPlayer(device: device, stop: pipe.fileHandleForReading, script: script, log: log)
            thread = Mutex(try OwnThread { player.run() })
        } catch {
            _ = try? TestNetwork.run("ip netns del \(namespace)")
            throw error
        }
    }

    deinit {
        try? stop.close()
        if let thread = thread.withLock({ $0.take() }) { thread.join() }
        _ = try? TestNetwork.run("ip netns del \(namespace)")
    }

    /// All echoes that came so far, in their order.
    var arrived: [ArrivedEcho] { log.all }
}
