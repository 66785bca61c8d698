import NIOCore
import NIOPosix
import NetInventory
import Testing

@testable import Probe

@Suite struct HTTPExpectationTests {
    private func page(_ body: [UInt8], type: String? = nil, more: [(String, String)] = [], bytes: Int? = nil) -> HTTPAnswer {
        HTTPAnswer(
            status: 200, headers: (type.map { [("Content-Type", $0)] } ?? []) + more, body: body, bodyBytes: bytes ?? body.count)
    }

    private func objection(_ answer: HTTPAnswer, _ change: (inout HTTPExpectation) -> Void) -> String? {
        var expectation = HTTPExpectation()
        change(&expectation)
        return expectation.objection(to: answer)?.detail
    }

    @Test func `statuses are taken by ranges`() {
        var answer = page([])
        answer.status = 302
        #expect(objection(answer) { _ in } == nil)
        #expect(objection(answer) { $0.statuses = [200...299] } == "HTTP 302, which is not among those that are expected")
        answer.status = 404
        #expect(objection(answer) { _ in } == "HTTP 404")
        #expect(objection(answer) { $0.statuses = [200...200, 404...404] } == nil)
    }

    @Test func `headers are there, equal or contain`() {
        let answer = page([], more: [("Server", "nginx/1.24"), ("server", "second")])
        #expect(objection(answer) { $0.headers = [.init("SERVER", .present), .init("Server", .equals("second"))] } == nil)
        #expect(objection(answer) { $0.headers = [.init("Server", .contains("nginx"))] } == nil)
        let bad = "the page is not as expected: "
        #expect(objection(answer) { $0.headers = [.init("X-Frame", .present)] } == bad + "the header X-Frame is missing")
        #expect(objection(answer) { $0.headers = [.init("Server", .equals("nginx"))] } == bad + "the header Server is not 'nginx'")
        #expect(objection(answer) { $0.headers = [.init("Server", .contains("IIS"))] } == bad + "the header Server has no 'IIS' in it")
    }

    @Test func `texts are looked for in the letters of the page`() {
        let utf8 = page(Array("<p>颍上县人民政府</p>".utf8))
        // 颍上县 in GB 2312.
        let county: [UInt8] = [0xf2, 0xa3, 0xc9, 0xcf, 0xcf, 0xd8]
        let byHeader = page(county, type: "text/html; charset=GB2312")
        let byMeta = page(Array("<meta http-equiv=x content=\"text/html; charset=gbk\">".utf8) + county)
        let byBytes = page(county)
        for answer in [utf8, byHeader, byMeta, byBytes] {
            #expect(objection(answer) { $0.contains = ["颍上县"] } == nil)
            #expect(objection(answer) { $0.lacks = ["阜阳"] } == nil)
            #expect(objection(answer) { $0.lacks = ["颍上"] } == "the page is not as expected: it has '颍上'")
            #expect(objection(answer) { $0.contains = ["阜阳"] } == "the page is not as expected: it lacks '阜阳'")
        }
        // CF CF, which is 舷, stands in these bytes across two characters: none begins there.
        let straddling = page(county, type: "text/html;charset=gb18030")
        #expect(PageText(straddling.body, contentType: "charset=gb18030").contains("舷") == false)
        // A character of four bytes, U+3400, before what is looked for.
        #expect(PageText([0x81, 0x39, 0xee, 0x39] + county, contentType: "charset=gb18030").contains("颍上县") == true)
        #expect(PageText([0xd3], contentType: "charset=gbk").contains("x") == false)
        #expect(PageText([], contentType: nil).contains("") == true)
    }

    @Test func `a page that is longer than what is read says so, and a compressed one cannot be looked into`() {
        let long = page(Array("abc".utf8), bytes: 1000)
        #expect(objection(long) { $0.contains = ["xyz"] } == "the page is not as expected: it lacks 'xyz' in its first 3 bytes")
        let packed = page([1, 2, 3], more: [("Content-Encoding", "gzip")])
        #expect(objection(packed) { $0.lacks = ["xyz"] }?.contains("compressed") == true)
        #expect(objection(packed) { _ in } == nil)
    }

    // MARK: Over a connection

    private func ask(
        _ change: (inout ProbeQuestion) -> Void, tls: Bool = false, _ answer: @escaping TestServer.Answer
    ) async throws -> ProbeResult {
        let prober = HTTPProber(group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests)
        var question = ProbeQuestion(kind: .http, target: .name(""), count: 1, timeout: .seconds(600))
        change(&question)
        return try await TestServer.with(answer) { [question] port in
            var question = question
            question.target = .url("http://127.0.0.1:\(port)/")
            return await prober.probe(question)
        }
    }

    @Test func `only as much of a page is read as its limit says`() async throws {
        let answer: TestServer.Answer = { channel, _ in
            // Never completes: only stopping at the limit makes it an answer.
            channel.say("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n0123456789")
        }
        let result = try await ask(
            {
                $0.http.bodyLimit = 8
                $0.http.contains = ["01234567"]
            }, answer)
        #expect(result.received == 1, "\(String(describing: result.failure))")
        let beyond = try await ask(
            {
                $0.http.bodyLimit = 8
                $0.http.contains = ["789"]
            }, answer)
        #expect(
            beyond.failure
                == ProbeFailure(
                    .unexpected, httpStatus: 200, detail: "the page is not as expected: it lacks '789' in its first 8 bytes"))
        #expect(beyond.received == 0 && beyond.status == 200)
    }

    @Test func `HEAD asks for no body, and nothing can be looked for in it`() async throws {
        let seen = Recorder()
        let result = try await ask({ $0.http.method = .head }) { channel, request in
            seen.add(request)
            channel.say("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")
        }
        #expect(result.received == 1 && seen.all.first?.hasPrefix("HEAD / HTTP/1.1\r\n") == true)
        let looking = try await ask({
            $0.http.method = .head
            $0.http.contains = ["x"]
        }) { _, _ in }
        #expect(looking.sent == 0 && looking.failure?.code == .local)
    }

    @Test func `not open within the inspection's time is an outcome of its own, whatever the timeout`() async throws {
        #expect(HTTPExpectation.inspectionLimit == .seconds(15))
        // The server takes the connection and never answers.
        let closed = try await ask({ $0.http.opensWithin = Milliseconds(400) }) { _, _ in }
        #expect(
            closed.failure
                == ProbeFailure(
                    .notOpen, wasConnected: true, detail: "the page did not open: no answer to the request within 400 ms"))
        let listener = try await SilentListener()
        let prober = HTTPProber(group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests)
        var question = ProbeQuestion(
            kind: .http, target: .url("http://127.0.0.1:\(listener.port)/"), count: 1, timeout: .seconds(60))
        question.http.opensWithin = Milliseconds(300)
        let unconnected = await prober.probe(question)
        try await listener.close()
        #expect(unconnected.failure?.code == .notOpen && unconnected.failure?.wasConnected == false)
        // A page that takes longer than the timeout, and opens.
        let slow = try await ask({
            $0.timeout = Milliseconds(1)
            $0.http.opensWithin = .seconds(600)
        }) { channel, _ in
            channel.eventLoop.scheduleTask(in: .milliseconds(50)) { channel.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        }
        #expect(slow.received == 1 && slow.failure == nil)
        // What fails before keeps its own name.
        let broken = try await ask({ $0.http.opensWithin = .seconds(600) }) { channel, _ in
            channel.say("HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n")
        }
        #expect(broken.failure?.code == .status)
    }

    @Test func `a question is no larger for what few of them carry`() {
        var question = ProbeQuestion(kind: .http, target: .name("a"))
        let plain = question
        question.http.redirects = 3
        #expect(question != plain && question.http.redirects == 3)
        question.http.redirects = 5
        #expect(question == plain)
    }
}
