import Glibc
import NetInventory
import Synchronization
import Testing

@testable import Probe

/// Through a router in a namespace.
@Suite(
    .enabled(if: TestNetwork.isPossible, "network namespaces cannot be made here: they take root and iproute2"), .timeLimit(.minutes(15)))
struct TCPRoutedTests {
    private func ask(_ address: String, timeout: Int64 = 600_000) async throws -> ProbeResult {
        let network = try TestNetwork()
        return await LiveTCP.with(namespace: network.nearPath) { prober in
            let result = await prober.probe(LiveTCP.question(address, 80, count: 2, timeout: timeout))
            withExtendedLifetime(network) {}
            return result
        }
    }

    @Test(arguments: ["10.99.0.2", "fd99::2"]) func `a host behind a cable answers`(address: String) async throws {
        let network = try TestNetwork()
        let listener = try PlainListener(address, namespace: "/run/netns/\(network.far)")
        let result = await LiveTCP.with(namespace: network.nearPath) {
            await $0.probe(LiveTCP.question(address, listener.port, count: 2))
        }
        #expect(result.received == 2 && result.stamps == .kernel, "\(String(describing: result.failure))")
        let peer = try listener.take()
        close(peer.socket)
        #expect(peer.peer == IPAddress(address.contains(":") ? "fd99::1" : "10.99.0.1"))
        withExtendedLifetime(network) {}
    }

    @Test(arguments: [
        ("10.99.1.1", ProbeFailure.Code.hostUnreachable), ("10.99.5.1", .netUnreachable), ("10.99.2.1", .adminProhibited),
        ("10.99.4.1", .ttlExceeded), ("fd99:1::1", .netUnreachable), ("fd99:2::1", .adminProhibited),
    ])
    func `a router's refusal ends the wait and is kept with its address`(expected: (address: String, code: ProbeFailure.Code)) async throws
    {
        // Who waited to the end would run into the suite's time limit.
        let result = try await ask(expected.address)
        #expect(result.sent == 2 && result.received == 0)
        let failure = try #require(result.failure)
        #expect(failure.code == expected.code)
        #expect(failure.from == IPAddress(expected.address.contains(":") ? "fd99::2" : "10.99.0.2"))
        #expect(!failure.isOwn)
    }

    @Test(arguments: ["10.99.0.2", "fd99::2"]) func `a closed port is the host's own word`(address: String) async throws {
        let failure = try #require(try await ask(address).failure)
        #expect(failure == ProbeFailure(.refused, detail: "nobody listens on the port (Connection refused)"))
    }

    @Test(arguments: ["10.99.3.1", "fd99:3::1"]) func `silence is a timeout`(address: String) async throws {
        let result = try await ask(address, timeout: 200)
        #expect(result.sent == 2 && result.received == 0)
        #expect(result.failure == ProbeFailure(.timeout, detail: "no connection within 200 ms"))
    }

    @Test(arguments: ["198.51.100.1", "2001:db8::1"])
    func `without a route of our own nothing is waited for`(address: String) async throws {
        let result = try await ask(address)
        #expect(result.sent == 2 && result.received == 0)
        #expect(result.failure?.code == .netUnreachable)
        #expect(result.failure?.from == nil)
        #expect(result.failure?.isOwn == true)
    }

    @Test func `nobody on the wire is no word of a router's, and no trouble of ours`() async throws {
        let failure = try #require(try await ask("10.99.0.77").failure)
        #expect(failure.code == .hostUnreachable && failure.from == nil && !failure.isOwn)
        #expect(failure.detail.hasPrefix("nobody on the wire has the address"))
    }

    @Test func `a thousand dead targets do not keep a living one waiting`() async throws {
        let network = try TestNetwork()
        let listener = try PlainListener("10.99.0.2", namespace: "/run/netns/\(network.far)")
        await LiveTCP.with(namespace: network.nearPath) { prober in
            let ended = Mutex<[ProbeResult]>([])
            for place in 0..<1000 {
                let address = IPAddress(v4: 0x0a63_0300 + UInt32(place % 250) + 1)
                let question = LiveTCP.question("\(address)", 1000 + place, timeout: 3_600_000)
                prober.submit(question, to: address) { result in ended.withLock { $0.append(result) } }
            }
            // Begun behind all of them, and over before the first of them is.
            let living = await prober.probe(LiveTCP.question("10.99.0.2", listener.port, count: 20, period: 10))
            #expect(living.received == 20 && living.stamps == .kernel, "\(String(describing: living.failure))")
            #expect(ended.withLock { $0.isEmpty })
            #expect(prober.counters.mostOpen >= 1000)
            #expect(prober.counters.queuedAtBound == 0 && prober.counters.postponed == 0)
            prober.shutdown()
            #expect(ended.withLock { $0.count } == 1000)
            withExtendedLifetime(network) {}
        }
    }

    @Test func `no port left for a target makes its tries wait, is counted, and in the end is this machine's failure`() async throws {
        let network = try TestNetwork()
        try TestNetwork.run("ip netns exec \(network.near) sh -ec 'echo 40000 40009 > /proc/sys/net/ipv4/ip_local_port_range'")
        await LiveTCP.with(namespace: network.nearPath) { prober in
            await LiveTCP.with(namespace: network.nearPath) { other in
                @Sendable func silent(_ timeout: Int64) -> ProbeQuestion { LiveTCP.question("10.99.3.1", 80, timeout: timeout) }
                // They take all ten ports towards a silent target.
                async let holders = withTaskGroup(of: ProbeResult.self) { group in
                    for _ in 0..<10 { group.addTask { await other.probe(silent(3_600_000)) } }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                while other.counters.mostOpen < 10 { await Task.yield() }
                async let patient = prober.probe(silent(3_600_000))
                let impatient = await prober.probe(silent(100))
                #expect(impatient.sent == 0 && impatient.failure?.code == .local)
                #expect(
                    impatient.failure?.detail == "this machine had no descriptor, buffer or port for a connection within 100 ms")
                #expect(impatient.trouble.contains(.noRoom))
                #expect(prober.counters.postponed > 0 && prober.counters.asked == 0)
                // Towards another target every port is free.
                #expect(await prober.probe(LiveTCP.question("10.99.0.2", 80)).failure?.code == .refused)
                other.shutdown()
                #expect(await holders.allSatisfy { $0.sent == 1 && $0.received == 0 })
                // Now there is a port for the one that waits.
                while prober.counters.asked < 2 { await Task.yield() }
                prober.shutdown()
                #expect(await patient.sent == 1)
            }
            withExtendedLifetime(network) {}
        }
    }
}
