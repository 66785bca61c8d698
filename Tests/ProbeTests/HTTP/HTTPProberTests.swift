import NIOCore
import NIOPosix
import NetInventory
import Testing

@testable import Probe

@Suite struct HTTPProberTests {
    private let prober = HTTPProber(group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests)

    private func ask(
        _ path: String = "/", count: Int = 1, timeout: Int64 = 10_000, _ answer: @escaping TestServer.Answer
    ) async throws -> ProbeResult {
        try await TestServer.with(answer) { port in
            await prober.probe(
                ProbeQuestion(
                    kind: .http, target: .url("http://127.0.0.1:\(port)\(path)"), count: count, period: Milliseconds(10),
                    timeout: Milliseconds(timeout)
                )
            )
        }
    }

    @Test func `a page is an answer with all its phases`() async throws {
        let requests = Recorder()
        let result = try await ask("/a b?x=县", count: 2) { channel, request in
            requests.add(request)
            channel.say("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
        }
        #expect(result.sent == 2 && result.received == 2 && result.times.count == 2)
        #expect(result.status == 200 && result.failure == nil)
        let phases = try #require(result.phases)
        #expect(phases.resolve == nil && phases.tls == nil)
        let parts = [phases.connect, phases.firstByte, phases.transfer].compactMap(\.self)
        #expect(parts.count == 3 && parts.allSatisfy { $0 >= 0 })
        #expect(parts.reduce(0, +) <= Double(result.times[1]) / 1000)
        let seen = requests.all
        #expect(seen.count == 2)
        #expect(seen[0].hasPrefix("GET /a%20b?x=%E5%8E%BF HTTP/1.1\r\nHost: 127.0.0.1:"))
        #expect(seen[0].contains("User-Agent: netmon\r\n") && seen[0].contains("Accept-Encoding: identity\r\n"))
    }

    @Test(arguments: [204, 300, 302, 304]) func `other good statuses are answers, and a redirect that leads nowhere`(
        status: Int
    ) async throws {
        let result = try await ask { channel, _ in channel.say("HTTP/1.1 \(status) X\r\nContent-Length: 0\r\n\r\n") }
        #expect(result.received == 1 && result.status == status && result.failure == nil)
    }

    @Test(arguments: [400, 404, 500, 503]) func `errors are the failure status`(status: Int) async throws {
        let result = try await ask { channel, _ in channel.say("HTTP/1.1 \(status) X\r\nContent-Length: 2\r\n\r\nno") }
        #expect(result.sent == 1 && result.received == 0 && result.status == status)
        #expect(result.failure == ProbeFailure(.status, httpStatus: status, detail: "HTTP \(status)"))
        #expect(result.phases == nil)
    }

    @Test func `a slow first byte shows in its phase alone`() async throws {
        let result = try await ask { channel, _ in
            channel.eventLoop.scheduleTask(in: .milliseconds(120)) { channel.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        }
        let phases = try #require(result.phases)
        #expect(try #require(phases.firstByte) >= 110_000)
        #expect(try #require(phases.connect) < 110_000)
        #expect(try #require(result.times.first) >= 110_000_000)
    }

    @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "\u{0}\u{1}\u{2}\u{3}\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n", "220 mail ESMTP\r\n"])
    func `what is not HTTP is malformed`(text: String) async throws {
        let result = try await ask { channel, _ in channel.say(text, close: true) }
        #expect(result.received == 0 && result.failure?.code == .malformed, "\(String(describing: result.failure))")
    }

    @Test func `closing without an answer is malformed, in the middle of a body it is the body`() async throws {
        let silent = try await ask { channel, _ in channel.close(promise: nil) }
        #expect(silent.failure?.code == .malformed)
        let half = try await ask { channel, _ in channel.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this", close: true) }
        #expect(half.received == 0 && half.status == 200)
        #expect(half.failure == ProbeFailure(.body, detail: "closed after 9 bytes, before the answer was complete"))
    }

    @Test func `a body without a length ends with the connection`() async throws {
        let result = try await ask { channel, _ in channel.say("HTTP/1.0 200 OK\r\n\r\nall there is", close: true) }
        #expect(result.received == 1)
    }

    @Test func `of a large body one mebibyte is read`() async throws {
        // Never completes: only stopping at the limit makes it an answer.
        let result = try await ask { channel, _ in
            channel.say("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n")
            channel.say(String(repeating: "x", count: 1 << 20))
        }
        #expect(result.received == 1 && result.status == 200 && result.failure == nil)
    }

    @Test(arguments: [
        ("", "no answer to the request within 1500 ms"),
        ("HTTP/1.1 200 OK\r\nContent-Le", "the head of the answer was not complete within 1500 ms"),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
            "the answer was not complete, after 3 bytes of its body, within 1500 ms"
        ),
    ])
    func `the timeout covers the whole exchange and says how far it came`(text: String, detail: String) async throws {
        let result = try await ask(timeout: 1500) { channel, _ in if !text.isEmpty { channel.say(text) } }
        #expect(result.received == 0)
        #expect(result.failure == ProbeFailure(.timeout, wasConnected: true, detail: detail))
    }

    @Test func `nobody listening is refused`() async throws {
        // An address where no test listens.
        let result = await prober.probe(ProbeQuestion(kind: .http, target: .url("http://127.91.7.1:7/"), count: 1))
        #expect(result.failure?.code == .refused)
    }
}
