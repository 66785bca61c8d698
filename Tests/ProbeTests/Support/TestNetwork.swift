import Foundation

@testable import Demo
@testable import Probe

/// Two network namespaces joined by a cable: `near`, where netmon asks, and `far`, a router that answers, refuses or keeps silent.
///
///     10.99.0.2  fd99::2     answers                10.99.2.1  fd99:2::1   forbidden, says the router
///     10.99.1.1  fd99:1::1   unreachable, it says   10.99.3.1  fd99:3::1   silently thrown away
///     10.99.4.1              its time to live runs out at the router
///     198.51.100.1           no route from near
final class TestNetwork {
    let near: String
    let far: String
    var nearPath: String { "/run/netns/\(near)" }

    /// Making namespaces takes root (or a user namespace) and iproute2.
    static let isPossible: Bool = {
        guard geteuid() == 0, FileManager.default.isExecutableFile(atPath: "/usr/sbin/ip") else { return false }
        let name = "netmon-try-\(getpid())"
        return (try? run("ip netns add \(name) && ip netns del \(name)")) != nil
    }()

    /// Whether packets can be filtered there: it takes nftables as well.
    static let canFilter = isPossible && FileManager.default.isExecutableFile(atPath: "/usr/sbin/nft")

    init() throws {
        let tag = String(UInt32.random(in: .min ... .max), radix: 36)
        near = "netmon-near-\(tag)"
        far = "netmon-far-\(tag)"
        do {
            try Self.run(script)
        } catch {
            remove()
            throw error
        }
    }

    deinit {
        remove()
    }

    private func remove() {
        _ = try? Self.run("ip netns del \(near); ip netns del \(far)")
    }

    private var script: String {
        """
        ip netns add \(near); ip netns add \(far)
        ip -n \(near) link add n0 type veth peer name f0 netns \(far)
        ip netns exec \(near) sh -ec 'echo 0 2147483647 > /proc/sys/net/ipv4/ping_group_range'
        ip netns exec \(far) sh -ec 'cd /proc/sys/net; echo 1 > ipv4/ip_forward; echo 1 > ipv6/conf/all/forwarding
            echo 0 > ipv4/icmp_ratelimit; echo 0 > ipv6/icmp/ratelimit; echo 100000 > ipv4/icmp_msgs_per_sec
            echo 100000 > ipv4/icmp_msgs_burst; echo 0 > ipv4/conf/all/rp_filter; echo 0 > ipv4/conf/f0/rp_filter'
        ip -n \(near) link set lo up; ip -n \(far) link set lo up; ip -n \(near) link set n0 up; ip -n \(far) link set f0 up
        ip -n \(near) addr add 10.99.0.1/24 dev n0; ip -n \(far) addr add 10.99.0.2/24 dev f0
        ip -n \(near) addr add fd99::1/64 dev n0 nodad; ip -n \(far) addr add fd99::2/64 dev f0 nodad
        ip -n \(near) route add 10.99.0.0/16 via 10.99.0.2
        ip -n \(near) route add 10.99.4.0/24 via 10.99.0.2 hoplimit 1
        ip -n \(near) -6 route add fd99::/16 via fd99::2
        ip -n \(far) route add unreachable 10.99.1.0/24; ip -n \(far) -6 route add unreachable fd99:1::/32
        ip -n \(far) route add prohibit 10.99.2.0/24; ip -n \(far) -6 route add prohibit fd99:2::/32
        ip -n \(far) route add blackhole 10.99.3.0/24; ip -n \(far) -6 route add blackhole fd99:3::/32
        ip -n \(far) route add 10.99.4.0/24 via 10.99.0.1
        """
    }

    struct Failure: Error {
        var script: String
        var output: String
    }

    @discardableResult
    static func run(_ script: String) throws -> String {
        // Foundation's `Process` reads past a list of this process's descriptors where there are some 1,360 of them, and may crash.
        let child = try ChildProcess(
            ["/bin/sh", "-ec", "PATH=$PATH:/usr/sbin:/sbin; " + script], environment: ProcessInfo.processInfo.environment,
            listening: .outputAndError)
        try child.input.close()
        let output = String(decoding: child.output?.readDataToEndOfFile() ?? Data(), as: UTF8.self)
        guard child.wait() == 0 else { throw Failure(script: script, output: output) }
        return output
    }
}
