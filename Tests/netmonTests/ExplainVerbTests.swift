import Foundation
import Testing

@Suite("netmon explain, report contracts")
struct ExplainVerbTests {
    private static let topology = """
        network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
        devices: {core: {role: core}}
        locations: {room: {name: 中心机房}}
        providers: {ctc: {name: 电信}}
        contracts:
          line: {name: 线路合同, with: ctc, from: 2025-01-01, to: 2026-12-31, sla: {availability: 99.9%, repair: 30m}}
        units:
          u1: {name: 示例局, category: department, rank: 正科级, net: 127.65.1.0/24, uplink: {to: core, over: {under: line}}}
          u2: {name: 示例镇, category: township, rank: 正科级, net: 127.65.2.0/24, uplink: core}
        """

    /// Two hours up and two hours down of one unit.
    private static func write(into folder: URL) throws -> (place: [String], csv: String) {
        let plan = folder.appendingPathComponent("topology")
        try FileManager.default.createDirectory(at: plan, withIntermediateDirectories: true)
        try Data(topology.utf8).write(to: plan.appendingPathComponent("a.yaml"))
        var rows = "time,target,success,rtt_s\n"
        for step in 0..<480 {
            rows += "\(1_759_248_000 + step * 30),u1,\(step < 240 ? 1 : 0),\(step < 240 ? "0.002" : "")\n"
        }
        let csv = folder.appendingPathComponent("results.csv")
        try Data(rows.utf8).write(to: csv)
        return (["--topology", plan.path, "--store", folder.appendingPathComponent("s.sqlite").path], csv.path)
    }

    @Test("The figure is the report's for a unit, its circuit and its link; what is unknown says so; a typing error is named")
    func explain() throws {
        try TemporaryFolder.with { folder in
            let (place, csv) = try Self.write(into: folder)
            #expect(try NetmonBinary.run(["store", "import", csv] + place).status == 0)
            let period = ["--period", "2025-10-01", "--format", "json"]
            for (id, by) in [("unit/u1", "unit"), ("unit/u2", "unit"), ("circuit/l-u1", "circuit"), ("link/core--unit/u1", "link")] {
                let report = try NetmonBinary.run(["report", "availability", "--by", by] + period + place).json()
                let row = try #require((report["rows"] as? [[String: Any]])?.first { $0["id"] as? String == id }, "\(id)")
                let outcome = try NetmonBinary.run(["explain", id] + period + place)
                #expect(outcome.status == 0, "\(outcome.complaints)")
                let json = try outcome.json()
                let figure = try #require(json["figure"] as? [String: Any])
                #expect(NSDictionary(dictionary: figure) == NSDictionary(dictionary: row), "\(id)")
                #expect((json["hash"] as? String)?.count == 64)
            }
            let plain = try NetmonBinary.run(["explain", "示例局", "--period", "2025-10-01", "--plain"] + place)
            #expect(plain.status == 0 && plain.output.hasPrefix("示例局（2025-10-01）：可用率 49.89%"), "\(plain.output)")
            #expect(plain.output.split(separator: "\n").count == 1)
            let english = try NetmonBinary.run(["explain", "u2", "--period", "2025-10-01", "--plain", "--lang", "en"] + place)
            #expect(english.output.contains("no figure"))
            let typo = try NetmonBinary.run(["explain", "示例科", "--period", "2025-10-01"] + place)
            #expect(typo.status == 2 && typo.complaints.contains("示例科"))
            let location = try NetmonBinary.run(["explain", "location/room", "--period", "2025-10-01"] + place)
            #expect(location.status == 2 && location.complaints.contains("no figure is reported"))
        }
    }

    @Test("A line's outage is possible, not proven, and the promise undecided")
    func contracts() throws {
        try TemporaryFolder.with { folder in
            let (place, csv) = try Self.write(into: folder)
            #expect(try NetmonBinary.run(["store", "import", csv] + place).status == 0)
            let outcome = try NetmonBinary.run(["report", "contracts", "--period", "2025-10-01", "--format", "json"] + place)
            #expect(outcome.status == 0, "\(outcome.complaints)")
            let json = try outcome.json()
            #expect(json["schema"] as? String == "netmon.contracts/1")
            let contract = try #require((json["contracts"] as? [[String: Any]])?.first)
            let circuit = try #require((contract["circuits"] as? [[String: Any]])?.first)
            #expect(circuit["id"] as? String == "circuit/l-u1" && circuit["met"] is NSNull)
            let outage = try #require((circuit["outages"] as? [[String: Any]])?.first)
            #expect(outage["weight"] as? String == "possible" && outage["repair_late"] as? Bool == true && outage["report"] is NSNull)
            let text = try NetmonBinary.run(["report", "contracts", "--period", "2025-10-01", "--lang", "zh"] + place)
            #expect(text.output.contains("不能区分"), "\(text.output)")
            // Two hours are known; what became of it afterwards nobody knows, and it is not counted.
            #expect(text.output.contains("02:00:00 → 2025-10-01 04:00:30  2小时30秒"), "\(text.output)")
        }
    }
}
