import Foundation
import Testing

@Suite("netmon demo", .timeLimit(.minutes(5)))
struct DemoVerbTests {
    /// RFC 3339 with or without milliseconds.
    static func seconds(_ value: Any?) -> Double? {
        guard let text = value as? String else { return nil }
        let formatter = ISO8601DateFormatter()
        for options: ISO8601DateFormatter.Options in [[.withInternetDateTime], [.withInternetDateTime, .withFractionalSeconds]] {
            formatter.formatOptions = options
            if let date = formatter.date(from: text) { return date.timeIntervalSince1970 }
        }
        return nil
    }

    static func json(_ name: String, in folder: URL) throws -> [String: Any] {
        let data = try Data(contentsOf: folder.appendingPathComponent(name))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    @Test("The report equals what the script did: every outage within one cycle, 100 % for everybody else")
    func reportEqualsScript() throws {
        try TemporaryFolder.with { scratch in
            let outcome = try NetmonBinary.run(
                ["demo", "--cycles", "8", "--topology", NetmonBinary.sampleCounty, "--lang", "en"], environment: ["TMPDIR": scratch.path])
            try #require(outcome.status == 0, "\(outcome.complaints)")
            let folder = scratch.appendingPathComponent("netmon-demo-\(getuid())")
            #expect(outcome.output.contains(folder.path))
            let script = try Self.json("script.json", in: folder)
            let cycle = try #require(script["cycle_s"] as? Double)
            let truth = try #require(script["expected_outages"] as? [[String: Any]])
            // As root, and as anybody where user namespaces are allowed, units are cut; this is such a machine or the script says why not.
            if geteuid() == 0 { #expect(script["placement"] as? String == "namespaces") }

            for (kind, prefix) in [("units", "unit/"), ("sites", "site/")] {
                let expected = truth.filter { ($0["id"] as? String)?.hasPrefix(prefix) == true }
                let found = try #require(try Self.json("outages-\(kind).json", in: folder)["rows"] as? [[String: Any]])
                #expect(Set(found.compactMap { $0["id"] as? String }) == Set(expected.compactMap { $0["id"] as? String }))
                #expect(found.count == expected.count)
                for outage in expected {
                    let row = try #require(found.first { $0["id"] as? String == outage["id"] as? String })
                    #expect(row["state"] as? String == "down")
                    for end in ["from", "to"] {
                        let off = try #require(Self.seconds(row[end])) - (try #require(Self.seconds(outage[end])))
                        #expect(abs(off) <= cycle, "\(outage["id"] ?? ""): \(end) is \(off) s off")
                    }
                }
                let cut = Set(expected.compactMap { $0["id"] as? String })
                let rows = try #require(try Self.json("availability-\(kind).json", in: folder)["rows"] as? [[String: Any]])
                #expect(rows.count == (kind == "units" ? 130 : 106))
                for row in rows {
                    let id = try #require(row["id"] as? String)
                    let availability = try #require(row["availability"] as? Double)
                    if cut.contains(id) { #expect(availability < 1, "\(id)") } else { #expect(availability == 1, "\(id)") }
                }
            }
        }
    }
}
