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
}
