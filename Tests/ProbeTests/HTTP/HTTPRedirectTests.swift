import NIOCore
import NIOPosix
import NetInventory
import Testing

@testable import Probe

@Suite struct HTTPRedirectTests {
    private let prober = HTTPProber(group: MultiThreadedEventLoopGroup.singleton, resolver: .forTests)

    /// - Parameter pages: where each path leads; what is not in it is a page.
    private func ask(
        _ path: String, _ pages: [String: String], redirects: Int = 5, isExplained: Bool = false
    ) async throws
        -> (result: ProbeResult, asked: [String])
    {
        let asked = Recorder()
        let result = try await TestServer.with({ channel, request in
            let path = String(request.split(separator: " ")[1])
            asked.add(path)
            if let location = pages[path] {
                // Where redirects are followed the body never comes: nobody waits for it.
                let length = redirects == 0 ? 0 : 10
                channel.say("HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: \(length)\r\n\r\n")
            } else {
                channel.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            }
        }) { port in
            var question = ProbeQuestion(
                kind: .http, target: .url("http://127.0.0.1:\(port)\(path)"), count: 1, timeout: .seconds(600))
            question.http.redirects = redirects
            question.isExplained = isExplained
            return await prober.probe(question)
        }
        return (result, asked.all)
    }

    @Test func `redirects are followed to the page, and the time is that of all of them`() async throws {
        let (result, asked) = try await ask("/a", ["/a": "/b/", "/b/": "../c?x=1"], isExplained: true)
        #expect(asked == ["/a", "/b/", "/c?x=1"])
        #expect(result.received == 1 && result.status == 200 && result.failure == nil)
        let phases = try #require(result.phases)
        let last = [phases.connect, phases.firstByte, phases.transfer].compactMap(\.self)
        #expect(last.count == 3 && last.reduce(0, +) < Double(result.times[0]) / 1000)
        let steps = try #require(result.trace).steps.filter { $0.phase == .request }.map(\.text)
        #expect(steps.count == 2)
        #expect(steps[0].hasSuffix("/a is answered HTTP 302: on to " + (steps[1].split(separator: " ").first ?? "")))
        #expect(steps[1].hasSuffix("/c?x=1"))
    }

    @Test func `one too many, a circle and a strange place are failures`() async throws {
        let chain = ["/1": "/2", "/2": "/3", "/3": "/4"]
        #expect(try await ask("/1", chain, redirects: 3).result.received == 1)
        let many = try await ask("/1", chain, redirects: 2)
        #expect(many.asked.count == 3)
        #expect(many.result.failure == ProbeFailure(.status, httpStatus: 302, detail: "more than 2 redirects"))
        let circle = try await ask("/1", ["/1": "/2", "/2": "/1"])
        #expect(circle.asked == ["/1", "/2"])
        #expect(circle.result.failure == ProbeFailure(.status, httpStatus: 302, detail: "redirects that go round in a circle"))
        let strange = try await ask("/1", ["/1": "gopher://127.0.0.1/"])
        #expect(strange.result.failure == ProbeFailure(.status, httpStatus: 302, detail: "a redirect to what is no web address"))
    }

    @Test func `where none are followed a redirect is an answer`() async throws {
        let (result, asked) = try await ask("/1", ["/1": "/2"], redirects: 0)
        #expect(asked == ["/1"])
        #expect(result.received == 1 && result.status == 302)
    }

    @Test func `another host is resolved, and its failure is the failure`() async throws {
        let refused = try await ask("/", ["/": "http://127.91.7.1:7/"]).result
        #expect(refused.failure?.code == .refused && refused.received == 0)
        let name = String(repeating: "a", count: 64) + ".invalid"
        #expect(try await ask("/", ["/": "http://\(name)/"]).result.failure?.code == .status)
        let unknown = try await ask("/", ["/": "http://localhost:7/"]).result
        #expect(unknown.received == 0)
    }

    @Test(arguments: [
        ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"), ("?y", "http://a/b/c/d;p?y"),
        ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
        ("..", "http://a/b/"),
        ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
        ("g;x=1/../y", "http://a/b/c/y"),
        ("g?y/../x", "http://a/b/c/g?y/../x"), ("//g", "http://g/"), ("https://g:8443/x", "https://g:8443/x"),
    ])
    func `references are resolved as RFC 3986 section 5.4 has them`(reference: String, target: String) throws {
        let base = try #require(ProbeURL("http://a/b/c/d;p?q"))
        #expect(base.following(reference)?.text == target)
    }

    @Test(arguments: ["mailto:a@b", "javascript:x", "//", "http://u:p@h/", "http://[::1", String(repeating: "x", count: 9000)])
    func `what is no web address leads nowhere`(reference: String) throws {
        #expect(try #require(ProbeURL("http://a/b")).following(reference) == nil)
    }
}
