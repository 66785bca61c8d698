import Glibc
import NetInventory
import Testing

@testable import Probe

/// Where connections come from, and what their SYN carries.
@Suite(.timeLimit(.minutes(15))) struct TCPSourceTests {
    private func ask(
        _ listener: PlainListener, _ host: String = "127.0.0.1", _ packet: PacketOptions = PacketOptions(),
        settings: ProbeSettings = ProbeSettings()
    ) async -> ProbeResult {
        var question = LiveTCP.question(host, listener.port)
        question.packet = packet
        return await LiveTCP.with(settings: settings) { [question] in await $0.probe(question) }
    }

    @Test func `the question's address goes before that of the settings`() async throws {
        let listener = try PlainListener()
        let own = try #require(IPAddress("127.64.0.2"))
        let wished = try #require(IPAddress("127.64.0.3"))
        let settings = ProbeSettings(sources: [.v4: own])
        #expect(await ask(listener, settings: settings).received == 1)
        #expect(try listener.take().peer == own)
        #expect(await ask(listener, "127.0.0.1", PacketOptions(source: .address(wished)), settings: settings).received == 1)
        #expect(try listener.take().peer == wished)
    }

    @Test func `IPv6 as well`() async throws {
        let listener = try PlainListener("::1")
        let result = await ask(listener, "::1", PacketOptions(dscp: 10, ttl: 3, source: .address(IPAddress(v6: 1))))
        #expect(result.received == 1 && result.failure == nil)
    }

    @Test func `an address that no interface has is said to be that, and nothing is sent`() async throws {
        let listener = try PlainListener()
        let missing = try #require(IPAddress("192.0.2.9"))
        let wished = await ask(listener, "127.0.0.1", PacketOptions(source: .address(missing)))
        #expect(wished.sent == 0)
        let reason = "(Cannot assign requested address)"
        #expect(wished.failure == ProbeFailure(.local, detail: "nothing can be sent from 192.0.2.9: no interface here has it \(reason)"))
        let set = await ask(listener, settings: ProbeSettings(sources: [.v4: missing]))
        #expect(set.failure?.detail == "no interface has the source address 192.0.2.9 of `probes.source` \(reason)")
    }

    @Test func `the other family's address is none to ask from`() async throws {
        let listener = try PlainListener("::1")
        let result = await ask(listener, "::1", PacketOptions(source: .address(IPAddress(v4: 0x7f00_0001))))
        #expect(result.failure?.detail == "::1 cannot be asked from 127.0.0.1: one is an IPv4 address, the other IPv6")
    }

    @Test(.enabled(if: geteuid() == 0, "choosing an interface may need root")) func `an interface by name`() async throws {
        let listener = try PlainListener()
        #expect(await ask(listener, "127.0.0.1", PacketOptions(source: .interface("lo"))).received == 1)
        let missing = await ask(listener, "127.0.0.1", PacketOptions(source: .interface("nowhere9")))
        #expect(missing.failure == ProbeFailure(.local, detail: "this machine has no interface nowhere9"))
        #expect(missing.sent == 0)
    }

    @Test(.enabled(if: geteuid() == 0, "listening to segments needs root"))
    func `code point and time to live are those that were asked for`() async throws {
        let listener = try PlainListener()
        let sniffer = socket(AF_INET, Int32(SOCK_RAW.rawValue), Int32(IPPROTO_TCP))
        defer { close(sniffer) }
        let source = try #require(IPAddress("127.9.8.6"))
        #expect(await ask(listener, "127.0.0.1", PacketOptions(dscp: 46, ttl: 7, source: .address(source))).received == 1)
        // On loopback all of it has arrived by now; the first segment from there is the SYN.
        var header: [UInt8] = []
        while header.isEmpty {
            var bytes = [UInt8](repeating: 0, count: 2048)
            guard unsafe recv(sniffer, &bytes, bytes.count, Int32(MSG_DONTWAIT)) > 0 else { break }
            if Array(bytes[12..<16]) == [127, 9, 8, 6] { header = Array(bytes[..<40]) }
        }
        try #require(header.count == 40)
        #expect(header[1] == 46 << 2)
        #expect(header[8] == 7)
        // Flags: SYN alone.
        #expect(header[33] & 0x3f == 2)
    }
}
