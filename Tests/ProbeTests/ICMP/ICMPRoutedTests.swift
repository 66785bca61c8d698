import NetInventory
import Testing

@testable import Probe

/// Through a router in a namespace, over both kinds of socket.
@Suite(
    .enabled(if: TestNetwork.isPossible, "network namespaces cannot be made here: they take root and iproute2"), .timeLimit(.minutes(15)))
struct ICMPRoutedTests {
    private func ask(_ address: String, _ kind: ICMPSocketKind, count: Int = 2, timeout: Int64 = 10_000) async throws -> ProbeResult {
        let network = try TestNetwork()
        return try await LiveICMP.with(only: kind, namespace: network.nearPath) { prober in
            #expect(prober.socketKinds == [.v4: kind, .v6: kind])
            let result = await prober.probe(try LiveICMP.question(address, count: count, timeout: timeout))
            withExtendedLifetime(network) {}
            return result
        }
    }

    @Test(arguments: ["10.99.0.2", "fd99::2"], [ICMPSocketKind.raw, .unprivileged])
    func `a host behind a cable answers`(address: String, kind: ICMPSocketKind) async throws {
        let result = try await ask(address, kind)
        #expect(result.received == 2, "\(String(describing: result.failure))")
    }

    @Test(
        arguments: [
            ("10.99.1.1", ProbeFailure.Code.hostUnreachable), ("10.99.2.1", .adminProhibited), ("10.99.4.1", .ttlExceeded),
            ("fd99:1::1", .netUnreachable), ("fd99:2::1", .adminProhibited),
        ], [ICMPSocketKind.raw, .unprivileged]
    )
    func `a router's refusal ends the wait and is kept with its address`(
        expected: (address: String, code: ProbeFailure.Code), kind: ICMPSocketKind
    ) async throws {
        // Who waited to the end would run into the suite's time limit.
        let result = try await ask(expected.address, kind, timeout: 600_000)
        #expect(result.sent == 2 && result.received == 0)
        let failure = try #require(result.failure)
        #expect(failure.code == expected.code)
        #expect(failure.from == IPAddress(expected.address.contains(":") ? "fd99::2" : "10.99.0.2"))
    }

    @Test(arguments: ["10.99.3.1", "fd99:3::1"], [ICMPSocketKind.raw, .unprivileged])
    func `silence is a timeout`(address: String, kind: ICMPSocketKind) async throws {
        let result = try await ask(address, kind, timeout: 200)
        #expect(result.sent == 2 && result.received == 0)
        #expect(result.failure == ProbeFailure(.timeout, detail: "no answer within 200 ms"))
    }

    @Test(arguments: ["198.51.100.1", "2001:db8::1"], [ICMPSocketKind.raw, .unprivileged])
    func `without a route of our own nothing is waited for`(address: String, kind: ICMPSocketKind) async throws {
        let result = try await ask(address, kind)
        #expect(result.sent == 2 && result.received == 0)
        #expect(result.failure?.code == .netUnreachable)
        #expect(result.failure?.from == nil)
        #expect(result.failure?.isOwn == true)
    }

    @Test(arguments: [ICMPSocketKind.raw, .unprivileged])
    func `refusals for some do not touch the answers of others`(kind: ICMPSocketKind) async throws {
        let network = try TestNetwork()
        try await LiveICMP.with(only: kind, namespace: network.nearPath) { prober in
            // Of "unreachable" a Linux router says some six in a row and no more (net.ipv4.route.error_burst); of this it says all.
            let addresses = (0..<60).map { ["10.99.0.2", "10.99.4.\($0 + 1)", "198.51.100.\($0)"][$0 % 3] }
            let questions = try addresses.map { try LiveICMP.question($0, count: 3, timeout: 10_000) }
            let results = await withTaskGroup(of: ProbeResult.self) { group in
                for question in questions { group.addTask { await prober.probe(question) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            for result in results {
                let address = try #require(result.address)
                switch address.bits >> 8 {
                case 0x0a6300: #expect(result.received == 3 && result.duplicates == 0, "\(address)")
                case 0x0a6304: #expect(result.failure?.code == .ttlExceeded && result.received == 0, "\(address)")
                case _: #expect(result.failure?.code == .netUnreachable && result.received == 0, "\(address)")
                }
            }
            withExtendedLifetime(network) {}
        }
    }
}
