import NetInventory
import Testing

@testable import Probe

@Suite(.enabled(if: LiveICMP.hasV4, "the kernel grants no ICMP socket here: neither CAP_NET_RAW nor net.ipv4.ping_group_range"))
struct ICMPLoopbackTests {
    @Test(arguments: ["127.0.0.1", "127.1.2.3"])
    func `loopback answers every echo`(address: String) async throws {
        try await LiveICMP.with { prober in
            let result = await prober.probe(try LiveICMP.question(address, count: 5))
            #expect(result.sent == 5 && result.received == 5 && result.duplicates == 0)
            #expect(result.address == IPAddress(address))
            #expect(result.failure == nil)
            #expect(result.stamps == .kernel)
            #expect(result.times.count == 5 && result.times.allSatisfy { $0 > 0 && $0 < 3_000_000_000 })
            #expect(prober.counters.sent == 5 && prober.counters.answered == 5)
        }
    }

    @Test(.enabled(if: LiveICMP.hasV6, "this machine has no IPv6")) func `IPv6 loopback answers`() async throws {
        try await LiveICMP.with { prober in
            let result = await prober.probe(try LiveICMP.question("::1"))
            #expect(result.received == 3 && result.failure == nil)
        }
    }

    @Test(arguments: [0, 16, 17, 1400, 20_000, 65_507])
    func `every payload size comes back`(size: Int) async throws {
        try await LiveICMP.with { prober in
            let result = await prober.probe(try LiveICMP.question("127.0.0.1", count: 2, size: size))
            #expect(result.received == 2, "\(String(describing: result.failure))")
        }
    }

    @Test func `a name is resolved first`() async throws {
        try await LiveICMP.with { prober in
            var question = try LiveICMP.question("localhost")
            question.family = .v4
            let result = await prober.probe(question)
            #expect(result.address == IPAddress("127.0.0.1"))
            #expect(result.received == 3)
            #expect(result.phases?.resolve != nil)
        }
    }

    @Test func `the wrong family is said and nothing is sent`() async throws {
        try await LiveICMP.with { prober in
            var question = try LiveICMP.question("127.0.0.1")
            question.family = .v6
            let result = await prober.probe(question)
            #expect(result.sent == 0 && result.failure?.code == .resolve)
            #expect(prober.counters.sent == 0)
        }
    }

    @Test func `three hundred bursts run side by side`() async throws {
        try await LiveICMP.with { prober in
            let questions = try (0..<300).map { try LiveICMP.question("127.2.\($0 / 250).\($0 % 250 + 1)", count: 4, period: 20) }
            let results = await withTaskGroup(of: ProbeResult.self) { group in
                for question in questions { group.addTask { await prober.probe(question) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.count == 300)
            #expect(results.allSatisfy { $0.sent == 4 && $0.received == 4 && $0.duplicates == 0 && $0.failure == nil })
            #expect(Set(results.map(\.address)).count == 300)
            #expect(prober.counters.answered == 1200)
        }
    }

    @Test func `two probers of one process do not take each other's answers`() async throws {
        try await LiveICMP.with { first in
            try await LiveICMP.with { second in
                async let one = first.probe(try LiveICMP.question("127.0.0.1", count: 20, period: 0))
                async let two = second.probe(try LiveICMP.question("127.0.0.1", count: 20, period: 0))
                let results = try await [one, two]
                #expect(results.allSatisfy { $0.received == 20 && $0.duplicates == 0 })
            }
        }
    }

    @Test func `going down resolves the burst under way, and later ones at once`() async throws {
        try await LiveICMP.with { prober in
            let question = try LiveICMP.question("127.0.0.1", count: 1000, period: 3_600_000)
            async let pending = prober.probe(question)
            while prober.counters.sent == 0 { await Task.yield() }
            prober.shutdown()
            let result = await pending
            #expect(result.sent == 1)
            #expect(result.question == question)
            let after = await prober.probe(question)
            #expect(after.sent == 0 && after.failure?.code == .local)
            prober.shutdown()
        }
    }

    @Test func `a namespace that is not there is a local failure of every question`() async throws {
        try await LiveICMP.with(namespace: "/run/netns/no-such-namespace") { prober in
            #expect(prober.socketKinds.isEmpty)
            let result = await prober.probe(try LiveICMP.question("127.0.0.1"))
            #expect(result.sent == 0 && result.received == 0 && result.loss == nil)
            #expect(result.failure?.code == .local)
        }
    }
}
