import Glibc
import NetInventory
import Testing

@testable import Probe

/// What an echo carries in its header, as a raw socket beside the engine sees it arrive.
@Suite(.enabled(if: geteuid() == 0, "listening to echo requests needs root")) struct PacketOptionTests {
    /// The IP headers of the echo requests that arrive on loopback from now on.
    private final class Listener {
        private let descriptor: Int32

        init(_ family: IPAddress.Family) {
            switch family {
            case .v4: descriptor = socket(AF_INET, Int32(SOCK_RAW.rawValue), Int32(IPPROTO_ICMP))
            case .v6: descriptor = socket(AF_INET6, Int32(SOCK_RAW.rawValue), Int32(IPPROTO_ICMPV6))
            }
        }

        deinit { close(descriptor) }

        /// The header of a request from a source, which on loopback has arrived by now.
        func header(from source: [UInt8]) -> [UInt8]? {
            while true {
                var bytes = [UInt8](repeating: 0, count: 2048)
                let count = unsafe recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
                guard count > 0 else { return nil }
                if bytes[20] == 8, Array(bytes[12..<16]) == source { return Array(bytes[..<20]) }
            }
        }
    }

    private func ask(_ address: IPAddress, _ packet: PacketOptions, size: Int = 56) async -> ProbeResult {
        var question = ProbeQuestion(kind: .icmp, target: .address(address), count: 1, timeout: .seconds(20), size: size)
        question.packet = packet
        return await LiveICMP.with { await $0.probe(question) }
    }

    @Test func `code point, time to live and source are those that were asked for`() async throws {
        let listener = Listener(.v4)
        let source = try #require(IPAddress("127.9.8.7"))
        let options = PacketOptions(dscp: 46, ttl: 7, source: .address(source))
        let result = await ask(IPAddress(v4: 0x7f01_0203), options)
        #expect(result.received == 1 && result.stamps == .kernel)
        let header = try #require(listener.header(from: [127, 9, 8, 7]))
        #expect(header[1] == 46 << 2)
        #expect(header[8] == 7)
    }

    @Test func `an interface by name`() async {
        #expect(await ask(IPAddress(v4: 0x7f01_0203), PacketOptions(source: .interface("lo"))).received == 1)
        let missing = await ask(IPAddress(v4: 0x7f01_0203), PacketOptions(source: .interface("nowhere9")))
        #expect(missing.failure == ProbeFailure(.local, detail: "this machine has no interface nowhere9"))
        #expect(missing.sent == 0)
    }

    @Test func `an address that no interface has is said to be that`() async throws {
        let source = try #require(IPAddress("192.0.2.9"))
        let result = await ask(IPAddress(v4: 0x7f01_0203), PacketOptions(source: .address(source)))
        #expect(result.failure?.code == .local)
        let detail = try #require(result.failure?.detail)
        #expect(detail.hasPrefix("nothing can be sent from 192.0.2.9: no interface here has it, or no route from it"))
    }

    @Test func `the other family's address is none to ask from`() async {
        let result = await ask(IPAddress(v6: 1), PacketOptions(source: .address(IPAddress(v4: 0x7f00_0001))))
        #expect(result.failure?.detail == "::1 cannot be asked from 127.0.0.1: one is an IPv4 address, the other IPv6")
    }

    @Test func `uncut, what is larger than the interface takes is too big; cut to pieces it is answered`() async {
        // The loopback interface takes 65,536 bytes; IPv4 has none larger, IPv6 with its header has.
        let uncut = await ask(IPAddress(v6: 1), PacketOptions(dontFragment: true), size: 65_507)
        #expect(uncut.failure?.code == .tooBig)
        #expect(await ask(IPAddress(v6: 1), PacketOptions(), size: 65_507).received == 1)
    }

    @Test func `IPv6 takes them too`() async {
        let options = PacketOptions(dscp: 10, ttl: 3, source: .address(IPAddress(v6: 1)))
        let result = await ask(IPAddress(v6: 1), options)
        #expect(result.received == 1 && result.stamps == .kernel)
    }
}
