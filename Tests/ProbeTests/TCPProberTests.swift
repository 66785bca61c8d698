import NIOCore
import NIOPosix
import NetInventory
import Testing

@testable import Probe

@Suite struct TCPProberTests {
    private let prober = TCPProber(group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests)

    private func question(_ host: String, _ port: Int, count: Int = 1, timeout: Int64 = 5000) -> ProbeQuestion {
        ProbeQuestion(
            kind: .tcp, target: .host(host, port: port), count: count, period: Milliseconds(10), timeout: Milliseconds(timeout)
        )
    }

    @Test(arguments: ["127.0.0.1", "::1"]) func `an open port answers`(host: String) async throws {
        try await TestServer.with(host: host, { _, _ in }) { port in
            let result = await prober.probe(question(host, port, count: 3))
            #expect(result.sent == 3 && result.received == 3 && result.times.count == 3)
            #expect(result.address == IPAddress(host))
            #expect(result.failure == nil)
            #expect(result.times.allSatisfy { $0 > 0 })
            let connect = try #require(result.phases?.connect)
            #expect(connect == Double(result.times[2]) / 1000)
            #expect(result.phases?.resolve == nil)
        }
    }

    @Test func `a closed port is refused`() async throws {
        // An address where no test listens: a port that was free a moment ago may be another test's by now.
        let result = await prober.probe(question("127.91.7.1", 7, count: 2))
        #expect(result.sent == 2 && result.received == 0)
        #expect(result.failure == ProbeFailure(.refused, detail: "nobody listens on the port (Connection refused)"))
    }

    @Test func `a port whose queue is full keeps silent till the timeout`() async throws {
        let listener = try await SilentListener()
        let result = await prober.probe(question("127.0.0.1", listener.port, timeout: 250))
        try await listener.close()
        #expect(result.sent == 1 && result.received == 0)
        #expect(result.failure == ProbeFailure(.timeout, detail: "no connection within 250 ms"))
    }

    @Test func `a name is resolved, and how long it took is kept`() async throws {
        try await TestServer.with({ _, _ in }) { port in
            var asked = question("localhost", port)
            asked.family = .v4
            let result = await prober.probe(asked)
            #expect(result.received == 1)
            #expect(result.phases?.resolve != nil)
        }
    }

    @Test func `another kind of target is said`() async {
        let result = await prober.probe(ProbeQuestion(kind: .tcp, target: .name("example")))
        #expect(result.sent == 0 && result.failure?.code == .local)
    }

    @Test(.enabled(if: TestNetwork.isPossible, "network namespaces cannot be made here: they take root and iproute2"))
    func `unreachable and silent networks are told apart`() async throws {
        let network = try TestNetwork()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let path = network.nearPath
        try await group.next().submit { try NetworkNamespace.enter(path) }.get()
        let prober = TCPProber(group: group, resolver: .forTests)
        let routers = await prober.probe(question("10.99.1.1", 80)).failure
        #expect(routers?.code == .hostUnreachable && routers?.isOwn == false)
        #expect(await prober.probe(question("10.99.3.1", 80, timeout: 200)).failure?.code == .timeout)
        let own = await prober.probe(question("198.51.100.1", 80)).failure
        #expect(own?.code == .netUnreachable && own?.isOwn == true)
        #expect(await prober.probe(question("10.99.0.2", 80)).failure?.code == .refused)
        try await group.shutdownGracefully()
        withExtendedLifetime(network) {}
    }
}
