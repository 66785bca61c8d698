import Foundation
import Testing

@Suite("netmon store, report, status")
struct StoreVerbTests {
    /// Two units, one probed every 30 s for four hours and down for the last two, one with a gap.
    static func write(into folder: URL) throws -> (topology: String, csv: String, store: String) {
        let topology = folder.appendingPathComponent("topology")
        try FileManager.default.createDirectory(at: topology, withIntermediateDirectories: true)
        let text = """
            network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
            devices:
              core: {role: core}
            units:
              u1: {name: 示例局, category: department, rank: 正科级, net: 127.65.1.0/24, uplink: core}
              u2: {name: 示例镇, category: township, rank: 正科级, net: 127.65.2.0/24, uplink: core}
            """
        try Data(text.utf8).write(to: topology.appendingPathComponent("a.yaml"))
        // 2025-10-01 00:00 in Asia/Shanghai.
        let start = 1_759_248_000
        var rows = "time,target,success,rtt_s\n"
        for step in 0..<480 {
            let up = step < 240
            rows += "\(start + step * 30),u1,\(up ? 1 : 0),\(up ? "0.002" : "")\n"
            rows += "\(start + step * 30),elsewhere,1,0.001\n"
        }
        let csv = folder.appendingPathComponent("results.csv")
        try Data(rows.utf8).write(to: csv)
        return (topology.path, csv.path, folder.appendingPathComponent("s.sqlite").path)
    }

    @Test("Imported results give the availability that they show")
    func importAndReport() throws {
        try TemporaryFolder.with { folder in
            let (topology, csv, store) = try Self.write(into: folder)
            let place = ["--topology", topology, "--store", store]
            let taken = try NetmonBinary.run(["store", "import", csv] + place)
            #expect(taken.status == 0, "\(taken.complaints)")
            let report = try NetmonBinary.run(["report", "availability", "--period", "2025-10-01", "--format", "json"] + place)
            #expect(report.status == 0, "\(report.complaints)")
            let rows = try report.json()["rows"] as? [[String: Any]] ?? []
            #expect(rows.map { $0["id"] as? String } == ["unit/u1", "unit/u2", "target/elsewhere"])
            let u1 = try #require(rows.first)
            let seconds = try #require(u1["seconds"] as? [String: Double])
            // The last result stands for two intervals: 239 × 30 s and 60 s more of down.
            #expect(seconds["up"] == 7200)
            #expect(seconds["down"] == 7230)
            #expect(seconds["unmonitored"] == 71_970)
            #expect(u1["outages"] as? Int == 1)
            #expect(rows[1]["availability"] is NSNull)

            let outages = try NetmonBinary.run(["report", "outages", "--period", "2025-10", "--format", "json"] + place).json()
            let outage = try #require((outages["rows"] as? [[String: Any]])?.first)
            #expect(outage["from"] as? String == "2025-10-01T02:00:00+08:00")
            #expect(outage["seconds"] as? Double == 7230)

            let latency = try NetmonBinary.run(["report", "latency", "--period", "2025-10-01", "--format", "json"] + place).json()
            let times = try #require((latency["rows"] as? [[String: Any]])?.first?["rtt_us"] as? [String: Double])
            #expect(abs((times["median"] ?? 0) / 2000 - 1) < 0.01)

            #expect(try NetmonBinary.run(["store", "verify"] + place.suffix(2)).status == 0)
            let info = try NetmonBinary.run(["store", "info", "--format", "json"] + place.suffix(2)).json()
            #expect(info["results"] as? Int == 960)
            let again = try NetmonBinary.run(["store", "import", csv, "--format", "json"] + place).json()
            #expect(again["accepted"] as? Int == 0)
            #expect(again["duplicates"] as? Int == 960)
        }
    }

    @Test("A verb that reads never creates a store, and names both usual places")
    func readingCreatesNothing() throws {
        try TemporaryFolder.with { folder in
            let outcome = try NetmonBinary.run(["report", "availability", "--period", "today"], in: folder)
            #expect(outcome.status == 2)
            #expect(outcome.complaints.contains("./netmon.sqlite nor /var/lib/netmon/netmon.sqlite"))
            let named = try NetmonBinary.run(["store", "info", "--store", "no.sqlite"], in: folder)
            #expect(named.status == 2)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }

    @Test("A period that is none is a failure that lists the forms")
    func badPeriod() throws {
        try TemporaryFolder.with { folder in
            let (topology, csv, store) = try Self.write(into: folder)
            try NetmonBinary.run(["store", "import", csv, "--topology", topology, "--store", store])
            let outcome = try NetmonBinary.run(["report", "availability", "--period", "lately", "--topology", topology, "--store", store])
            #expect(outcome.status == 2)
            #expect(outcome.complaints.contains("2026-W40"))
        }
    }
}
