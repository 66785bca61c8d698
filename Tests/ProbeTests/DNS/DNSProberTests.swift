import NIOPosix
import NetInventory
import Testing

@testable import Probe

@Suite("Asking a name server", .timeLimit(.minutes(10))) struct DNSProberTests {
    private static let prober = DNSProber(group: MultiThreadedEventLoopGroup.singleton)
    private let answerAddress = IPAddress(v4: 0x7f40_0301)

    private func ask(
        _ port: Int, _ rest: String = "www.example.gov.cn", timeout: Milliseconds = .seconds(600), explained: Bool = false
    ) async -> ProbeResult {
        var question = ProbeQuestion(kind: .dns, target: .url("dns://127.0.0.1:\(port)/\(rest)"), count: 1, timeout: timeout)
        question.isExplained = explained
        return await Self.prober.probe(question)
    }

    private func ask(
        _ rest: String = "www.example.gov.cn", timeout: Milliseconds = .seconds(600), explained: Bool = false,
        _ answer: @escaping TestNameServer.Answer
    ) async throws -> ProbeResult {
        try await TestNameServer.with(answer) { await ask($0.port, rest, timeout: timeout, explained: explained) }
    }

    @Test func `a record of the type is an answer, and is shown`() async throws {
        let address = answerAddress
        let result = try await ask(explained: true) { request, _ in [request.answered(0, [request.record(.a, .address(address))]).bytes] }
        #expect(result.received == 1 && result.failure == nil && result.times.allSatisfy { $0 > 0 })
        #expect(result.address == IPAddress("127.0.0.1"))
        #expect(try #require(result.phases?.firstByte) > 0)
        #expect(result.phases?.connect == nil)
        let sight = try #require(result.dns)
        #expect(sight.code == "NOERROR" && sight.isAuthoritative && !sight.isTruncated && sight.transport == .udp)
        #expect(sight.answers == ["A 127.64.3.1 ttl 300"] && sight.answerCount == 1)
        let steps = try #require(result.trace?.steps).map(\.text)
        #expect(steps.contains { $0.contains("47 bytes from 127.0.0.1:") && $0.contains("over udp, id ") }, "\(steps)")
        #expect(steps.contains("A 127.64.3.1 ttl 300") && steps.contains("NOERROR, authoritative, 1 record"))
    }

    @Test(arguments: [(3, "NXDOMAIN"), (2, "SERVFAIL"), (5, "REFUSED"), (1, "FORMERR"), (9, "RCODE 9")])
    func `a response code is a failure that names it`(code: Int, name: String) async throws {
        let result = try await ask { request, _ in [request.answered(code).bytes] }
        #expect(result.received == 0 && result.times.isEmpty)
        #expect(result.failure == ProbeFailure(.status, detail: "the name server answers \(name)"))
        #expect(result.failure?.isOwn == false && result.dns?.code == name)
    }

    @Test func `no record of the type is no answer`() async throws {
        let address = answerAddress
        let result = try await ask("www.example.gov.cn?type=AAAA") { request, _ in
            [request.answered(0, [request.record(.a, .address(address))]).bytes]
        }
        #expect(result.failure == ProbeFailure(.status, detail: "the name server answers NODATA: no record AAAA"))
        #expect(result.received == 0 && result.dns?.code == "NOERROR" && result.dns?.answerCount == 1)
    }

    @Test func `aliases are followed inside the answer, a circle of them to no record`() async throws {
        let address = answerAddress
        let second = try #require(DNSName("A.example"))
        @Sendable func alias(_ owner: DNSName, _ name: DNSName) -> DNSRecord {
            DNSRecord(owner: owner, type: 5, ttl: 1, content: .name(name))
        }
        let last = DNSRecord(owner: try #require(DNSName("a.EXAMPLE")), type: 1, ttl: 1, content: .address(address))
        let good = try await ask { request, _ in [request.answered(0, [last, alias(request.name, second)]).bytes] }
        #expect(good.failure == nil && good.dns?.answers == ["A 127.64.3.1 ttl 1", "CNAME A.example ttl 1"])
        let circle = try await ask { request, _ in
            [request.answered(0, [alias(request.name, second), alias(second, request.name)]).bytes]
        }
        #expect(circle.failure?.code == .status)
        let foreign = try await ask { request, _ in [request.answered(0, [last]).bytes] }
        #expect(foreign.failure?.code == .status)
    }

    @Test func `an answer that did not fit is asked for again over TCP`() async throws {
        let address = answerAddress
        try await TestNameServer.with { request, transport in
            guard transport == .udp else { return [request.answered(0, [request.record(.a, .address(address))]).bytes] }
            var cut = request.answered()
            cut.flags.insert(.truncated)
            return [cut.bytes]
        } _: { server in
            let result = await ask(server.port, explained: true)
            #expect(result.failure == nil && result.dns?.isTruncated == true && result.dns?.transport == .tcp)
            #expect(result.phases?.connect != nil && result.phases?.firstByte != nil)
            #expect(result.trace?.steps.contains { $0.phase == .retry } == true)
            #expect(server.requests == [.udp])
        }
    }

    @Test func `TCP alone where that is asked for`() async throws {
        let address = answerAddress
        try await TestNameServer.with { request, _ in
            [request.answered(0, [request.record(.a, .address(address))]).bytes]
        } _: { server in
            let result = await ask(server.port, "www.example.gov.cn?transport=tcp")
            #expect(result.failure == nil && result.dns?.transport == .tcp && result.dns?.isTruncated == false)
            #expect(server.requests.isEmpty)
        }
        let closed = try await ask("www.example.gov.cn?transport=tcp") { _, _ in [] }
        #expect(closed.failure == ProbeFailure(.reset, detail: "the name server closed the connection before it had answered"))
    }

    @Test func `another id, another question and garbage are ignored, and the answer behind them counts`() async throws {
        let address = answerAddress
        let result = try await ask(explained: true) { request, _ in
            let good = request.answered(0, [request.record(.a, .address(address))])
            var otherID = request.answered(3)
            otherID.id ^= 1
            var otherQuestion = request.answered(3)
            otherQuestion.type = 28
            return [otherID.bytes, otherQuestion.bytes, request.bytes, [1, 2, 3], good.bytes]
        }
        #expect(result.received == 1 && result.failure == nil)
        let steps = try #require(result.trace?.steps).map(\.text).filter { $0.hasPrefix("ignored") }
        #expect(steps.count == 4)
        for (step, why) in zip(steps, ["another id", "another question", "not an answer", "too short for an answer"]) {
            #expect(step.hasSuffix(why))
        }
    }

    @Test func `an answer from another address is none`() async throws {
        let address = answerAddress
        let result = try await TestNameServer.with(foreign: true) { request, _ in
            [request.answered(0, [request.record(.a, .address(address))]).bytes]
        } _: { server in
            await ask(server.port, timeout: Milliseconds(300))
        }
        #expect(result.received == 0 && result.failure?.code == .timeout && result.dns == nil)
    }

    @Test func `silence and foreign words alone are a timeout, which counts them`() async throws {
        let silent = try await ask(timeout: Milliseconds(200)) { _, _ in [] }
        #expect(silent.failure == ProbeFailure(.timeout, detail: "no answer within 200 ms"))
        let foreign = try await ask(timeout: Milliseconds(1000)) { request, _ in
            var other = request.answered()
            other.id ^= 1
            return [other.bytes]
        }
        #expect(foreign.failure?.detail == "no answer within 1000 ms; 1 message was none to this question")
    }

    @Test func `a port where nobody listens refuses`() async throws {
        let result = await ask(try await TestNameServer.with({ _, _ in [] }, { $0.port }))
        #expect(result.sent == 1 && result.failure?.code == .refused && result.failure?.isOwn == false)
    }

    @Test func `an answer that cannot be read is malformed`() async throws {
        let result = try await ask { request, _ in
            var bytes = request.answered().bytes
            // One record is promised, and what stands there is half of one.
            bytes[7] = 1
            return [Array(bytes.dropLast(5))]
        }
        #expect(result.failure == ProbeFailure(.malformed, detail: "the name server's answer cannot be read: it ends in the middle"))
        #expect(result.dns == nil && result.received == 0)
    }

    @Test func `what is no question is netmon's own failure`() async {
        let bad = ProbeQuestion(kind: .dns, target: .url("dns://a.example/x"))
        #expect(await Self.prober.probe(bad).failure?.isOwn == true)
        #expect(await Self.prober.probe(ProbeQuestion(kind: .dns, target: .name("x"))).failure?.code == .local)
    }
}
