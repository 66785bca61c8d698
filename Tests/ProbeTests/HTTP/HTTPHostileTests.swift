import NIOCore
import NIOPosix
import NetInventory
import Testing

@testable import Probe

/// Answers that no server gives and anybody may send: each is a failure of the target, soon and in bounded memory.
@Suite struct HTTPHostileTests {
    private let prober = HTTPProber(group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests)

    private func ask(timeout: Int64 = 10_000, _ answer: @escaping TestServer.Answer) async throws -> ProbeResult {
        try await TestServer.with(answer) { port in
            await prober.probe(
                ProbeQuestion(
                    kind: .http, target: .url("http://127.0.0.1:\(port)/"), count: 1, period: Milliseconds(10),
                    timeout: Milliseconds(timeout)))
        }
    }

    @Test(arguments: [
        // A megabyte of headers, in many and in one.
        "HTTP/1.1 200 OK\r\n" + String(repeating: "X-Header: value\r\n", count: 62_000),
        "HTTP/1.1 200 OK\r\nX: " + String(repeating: "x", count: 1 << 20),
        "HTTP/1.1 200 " + String(repeating: "x", count: 1 << 20),
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nnonsense",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffffff\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\nX\u{1b}[31m: y\r\n\r\n",
    ])
    func `what breaks the protocol is malformed`(text: String) async throws {
        let result = try await ask { channel, _ in channel.say(text) }
        #expect(result.received == 0)
        #expect(result.failure?.code == .malformed, "\(String(describing: result.failure)) of \(text.prefix(60))")
        // The sentence is netmon's: nothing of the answer is in it.
        #expect((result.failure?.detail.unicodeScalars.count ?? 0) < 100)
        #expect(result.failure?.detail.contains("\u{1b}") == false)
    }

    @Test func `interim answers without end are malformed`() async throws {
        let result = try await ask { channel, _ in
            channel.say(String(repeating: "HTTP/1.1 102 Processing\r\n\r\n", count: 20_000))
        }
        #expect(result.received == 0)
        #expect(result.failure == ProbeFailure(.malformed, detail: "the head of the answer is larger than 256 KiB"))
    }

    @Test func `chunks without end are read to the limit`() async throws {
        let result = try await ask { channel, _ in
            let chunk = "400\r\n\(String(repeating: "x", count: 1024))\r\n"
            channel.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 1100))
        }
        #expect(result.received == 1 && result.status == 200)
    }

    @Test func `what says that it is compressed is not unpacked`() async throws {
        let result = try await ask { channel, _ in
            channel.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnot gzip")
        }
        #expect(result.received == 1 && result.failure == nil)
    }
}
