import Foundation
import Glibc
import Testing

@Suite("netmon probe")
struct ProbeVerbTests {
    @Test("Echoes to loopback are answered, and said in JSON lines")
    func loopback() throws {
        let outcome = try NetmonBinary.run(["probe", "127.0.0.1", "::1", "--count", "2", "--period", "10", "--format", "json"])
        #expect(outcome.status == 0, "\(outcome.complaints)")
        let lines = try outcome.jsonLines()
        #expect(lines.map { $0["target"] as? String } == ["127.0.0.1", "::1"])
        #expect(lines.allSatisfy { $0["received"] as? Int == 2 && $0["failure"] is NSNull })
    }

    @Test("A refused port is a result, with its reason and status 1")
    func refused() throws {
        let outcome = try NetmonBinary.run(["probe", "127.0.0.1:1", "--count", "1", "--format", "json"])
        #expect(outcome.status == 1)
        let failure = try outcome.jsonLines().first?["failure"] as? [String: Any]
        #expect(failure?["code"] as? String == "refused")
    }

    @Test("A unit is asked by its name, at its gateway")
    func unit() throws {
        let outcome = try NetmonBinary.run(
            ["probe", "教育局", "--topology", NetmonBinary.sampleCounty, "--count", "1", "--format", "json"])
        #expect(outcome.status == 0, "\(outcome.complaints)")
        let line = try outcome.jsonLines().first
        #expect(line?["address"] as? String == "127.65.17.129")
    }

    @Test("Targets come from standard input, and the summary counts them")
    func summary() throws {
        let outcome = try NetmonBinary.run(
            ["probe", "-f", "-", "--count", "1", "--pace", "0", "--summary", "--format", "json"],
            input: "# the core room\n127.0.0.1\n\n127.0.0.2\n127.0.0.3\n")
        let summary = try outcome.json()
        #expect(summary["schema"] as? String == "netmon.probe-summary/1")
        #expect(summary["targets"] as? Int == 3)
        #expect(summary["answered"] as? Int == 3)
    }

    @Test("--explain shows socket, bytes, stamps, answer and verdict of each try")
    func explain() throws {
        let outcome = try NetmonBinary.run(["probe", "127.0.0.1", "--count", "2", "--period", "10", "--explain", "--format", "json"])
        let line = try #require(try outcome.jsonLines().first)
        #expect(line["timestamps"] as? String == "kernel")
        let steps = try #require(line["trace"] as? [[String: Any]])
        let phases = steps.compactMap { $0["phase"] as? String }
        #expect(phases.first == "socket" && phases.last == "verdict")
        #expect(phases.filter { $0 == "send" }.count == 4 && phases.filter { $0 == "receive" }.count == 2)
        #expect(steps.compactMap { $0["at_us"] as? Double } == steps.compactMap { $0["at_us"] as? Double }.sorted())
        let texts = steps.compactMap { $0["text"] as? String }
        #expect(texts[1].hasPrefix("echo request, sequence 1, 84 bytes with its IP header"))
        #expect(texts.last == "answered: 2 of 2 echoes came back")

        let shown = try NetmonBinary.run(["probe", "127.0.0.1", "--count", "1", "--explain"])
        #expect(shown.output.split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("  +") })
        let both = try NetmonBinary.run(["probe", "127.0.0.1", "--summary", "--explain"])
        #expect(both.status == 64)
        #expect(both.complaints.contains("--summary shows totals alone, --explain every step: choose one"))
    }

    @Test(
        "Options outside their range are named with it",
        arguments: [("--dscp", "64", "0 to 63"), ("--ttl", "0", "1 to 255"), ("--size", "65508", "16 to 65507")])
    func ranges(option: String, value: String, range: String) throws {
        let outcome = try NetmonBinary.run(["probe", "127.0.0.1", option, value])
        #expect(outcome.status == 64)
        #expect(outcome.complaints.contains("\(option) must be from \(range), not \(value)"))
    }

    @Test("--explain of a connection that is refused, from an address of our own")
    func explainRefused() throws {
        let outcome = try NetmonBinary.run(
            ["probe", "127.0.0.1:1", "--count", "2", "--period", "10", "--source", "127.3.3.3", "--explain", "--format", "json"])
        #expect(outcome.status == 1)
        let all = try #require(try outcome.jsonLines().first?["trace"] as? [[String: Any]])
        // A busy machine may say that a try waited for its turn.
        let steps = all.filter { ($0["text"] as? String)?.hasPrefix("waited ") == false }
        #expect(steps.compactMap { $0["phase"] as? String } == ["socket", "verdict", "retry", "socket", "verdict", "verdict"])
        let texts = steps.compactMap { $0["text"] as? String }
        #expect(texts.first?.hasPrefix("TCP socket to 127.0.0.1 port 1") == true)
        #expect(texts.last == "not answered (refused): nobody listens on the port (Connection refused)")
        let wrong = try NetmonBinary.run(["probe", "http://127.0.0.1:1/", "--source", "lo"])
        #expect(wrong.output.contains("a connection is asked for from an address; lo is none, nor is an interface"))
    }

    @Test("A page is held to what is expected of it")
    func expectations() throws {
        let page = "HTTP/1.1 404 Not Found\r\nServer: county\r\nContent-Length: 6\r\nConnection: close\r\n\r\n县政"
        func code(_ options: String...) throws -> String? {
            let listener = try LoopbackListener()
            let server = Thread { _ = listener.answerOne(page) }
            server.start()
            let outcome = try NetmonBinary.run(
                ["probe", "http://127.0.0.1:\(listener.port)/", "--count", "1", "--timeout", "60000", "--format", "json"] + options)
            return try (outcome.jsonLines().first?["failure"] as? [String: Any])?["code"] as? String
        }
        #expect(try code() == "status")
        #expect(try code("--status", "404", "--contains", "县", "--lacks", "市", "--header", "server: county", "--inspection") == nil)
        #expect(try code("--status", "400-499", "--contains", "市") == "unexpected")
        #expect(try code("--status", "400-499", "--lacks", "县") == "unexpected")
        #expect(try code("--status", "400-499", "--header", "X-None") == "unexpected")
        let wrong = try NetmonBinary.run(["probe", "http://127.0.0.1/", "--status", "2xx"])
        #expect(wrong.status == 64)
        #expect(wrong.complaints.contains("--status must be a status from 100 to 599 or a range such as 200-299, not 2xx"))
    }

    @Test("Both families are compared")
    func bothFamilies() throws {
        let outcome = try NetmonBinary.run(["probe", "127.0.0.1", "--count", "1", "--both-families"])
        #expect(outcome.status == 1)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 3 && lines[2] == "127.0.0.1  IPv4 and IPv6 differ: only IPv4 answers")
        let json = try NetmonBinary.run(["probe", "127.0.0.1", "--count", "1", "--both-families", "--format", "json"]).jsonLines()
        #expect(json.last?["schema"] as? String == "netmon.probe-families/1")
        #expect(json.last?["differences"] as? [String] == ["only IPv4 answers"] && json.last?["median_difference_us"] is NSNull)
        #expect(try NetmonBinary.run(["probe", "127.0.0.1", "-4", "--both-families"]).status == 64)
    }
}
