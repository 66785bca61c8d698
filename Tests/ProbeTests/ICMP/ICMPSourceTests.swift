import Glibc
import NetInventory
import Testing

@testable import Probe

@Suite(.enabled(if: LiveICMP.hasV4, "the kernel grants no ICMP socket here: neither CAP_NET_RAW nor net.ipv4.ping_group_range"))
struct ICMPSourceTests {
    /// The address that the kernel says a socket is bound to.
    private func bound(_ descriptor: Int32) throws -> IPAddress? {
        var name = [UInt8](repeating: 0, count: SocketAddressBytes.capacity)
        var length = socklen_t(name.count)
        let status = unsafe name.withUnsafeMutableBytes { bytes -> Int32 in
            guard let generic = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return -1 }
            return unsafe getsockname(descriptor, generic, &length)
        }
        #expect(status == 0)
        return unsafe SocketAddressBytes.read(name.span.bytes)
    }

    @Test func `a socket of either kind is bound to the address that is set`() throws {
        let source = try #require(IPAddress("127.64.0.2"))
        let socket = try ICMPSocket.open(.v4, from: source)
        #expect(try bound(socket.handle.descriptor) == source)
        let free = try ICMPSocket.open(.v4)
        #expect(try bound(free.handle.descriptor) == IPAddress("0.0.0.0"))
    }

    @Test(.enabled(if: LiveICMP.hasV6, "this machine has no IPv6")) func `IPv6 as well`() throws {
        let socket = try ICMPSocket.open(.v6, from: IPAddress("::1"))
        #expect(try bound(socket.handle.descriptor) == IPAddress("::1"))
    }

    @Test func `echoes from a set address are answered`() async throws {
        let settings = ProbeSettings(sources: [.v4: try #require(IPAddress("127.64.0.2"))])
        let prober = ICMPProber(resolver: .forTests, settings: settings)
        defer { prober.shutdown() }
        let result = await prober.probe(try LiveICMP.question("127.0.0.1", count: 5))
        #expect(result.received == 5, "\(String(describing: result.failure))")
    }

    @Test func `an address that is not this machine's is said to be one, and is no missing right`() async throws {
        let settings = ProbeSettings(sources: [.v4: try #require(IPAddress("192.0.2.10"))])
        let prober = ICMPProber(resolver: .forTests, settings: settings)
        defer { prober.shutdown() }
        let failure = await prober.probe(try LiveICMP.question("127.0.0.1")).failure
        #expect(
            failure
                == ProbeFailure(
                    .local,
                    detail: "no interface has the source address of `probes.source`"
                        + " (bind to 192.0.2.10: Cannot assign requested address); change it in netmon.yaml"))
    }
}
