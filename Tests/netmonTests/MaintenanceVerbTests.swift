import Foundation
import Testing

@testable import Demo

@Suite("netmon maintenance", .timeLimit(.minutes(3)))
struct MaintenanceVerbTests {
    private static let topology = """
        network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
        devices:
          core: {role: core, mgmt: 127.64.0.1}
          agg: {role: aggregation}
        links: [agg -- core]
        units:
          u1: {name: 教育局, category: department, net: 127.65.1.0/24, uplink: agg}
          u2: {name: 财政局, category: department, net: 127.65.2.0/24, uplink: core}
        maintenance:
          - {on: core, every: sunday 02:00-02:10, why: 重启}
        """

    private static let results = """
        time,target,success,rtt_s
        2026-10-12T08:00:00+08:00,u1,1,0.001
        2026-10-12T08:00:20+08:00,u1,0,
        2026-10-12T08:00:40+08:00,u1,0,
        2026-10-12T08:01:00+08:00,u1,0,
        2026-10-12T08:01:20+08:00,u1,1,0.001
        2026-10-12T08:01:40+08:00,u1,1,0.001

        """

    private static func place(in folder: URL) throws -> [String] {
        let plan = folder.appendingPathComponent("plan")
        try FileManager.default.createDirectory(at: plan, withIntermediateDirectories: true)
        try Data(topology.utf8).write(to: plan.appendingPathComponent("a.yaml"))
        return ["--topology", plan.path, "--store", folder.appendingPathComponent("s.sqlite").path]
    }

    private static func down(_ arguments: [String], _ place: [String], in folder: URL) throws -> Double? {
        let report = ["report", "availability", "--period", "2026-10-12", "--format", "json"] + arguments + place
        let outcome = try NetmonBinary.run(report, in: folder)
        #expect(outcome.status == 0, "\(outcome.complaints)")
        let rows = try #require(try outcome.json()["rows"] as? [[String: Any]])
        let row = try #require(rows.first { $0["id"] as? String == "unit/u1" })
        return (row["seconds"] as? [String: Any])?["down"] as? Double
    }

    @Test("Work is added, covers what loses its last path, is listed, counts as the report is asked, and can be cancelled")
    func withoutAService() throws {
        try TemporaryFolder.with { folder in
            let place = try Self.place(in: folder)
            let file = folder.appendingPathComponent("results.csv")
            try Data(Self.results.utf8).write(to: file)
            #expect(try NetmonBinary.run(["store", "import", file.path] + place, in: folder).status == 0)
            #expect(try Self.down([], place, in: folder) == 60)
            let add = [
                "maintenance", "add", "agg", "--from", "2026-10-12 08:00:30", "--to", "2026-10-12 09:00", "--why", "割接", "--by", "王工",
            ]
            let added = try NetmonBinary.run(add + place + ["--format", "json"], in: folder)
            #expect(added.status == 0, "\(added.complaints)")
            let json = try added.json()
            #expect(json["number"] as? Int == 1 && json["late"] as? Bool == true && json["by"] as? String == "王工")
            #expect(json["covers"] as? [String] == ["device/agg", "link/agg--core", "link/agg--unit/u1", "unit/u1"])
            // From 08:00:20 to 08:00:30 nothing was planned.
            #expect(try Self.down([], place, in: folder) == 10)
            #expect(try Self.down(["--maintenance", "ignore"], place, in: folder) == 60)
            #expect(try Self.down(["--maintenance", "exclude"], place, in: folder) == 10)
            #expect(try Self.down(["--only", "教育局"], place, in: folder) == 10)
            let listed = try NetmonBinary.run(["maintenance", "list", "--all", "--lang", "zh"] + place, in: folder)
            #expect(listed.output.contains("割接") && listed.output.contains("补登") && listed.output.contains("重启"))
            let cancelled = try NetmonBinary.run(["maintenance", "cancel", "1", "--by", "李工", "--lang", "zh"] + place, in: folder)
            #expect(cancelled.status == 0 && cancelled.output.contains("已撤销"))
            #expect(try Self.down([], place, in: folder) == 60)
            let again = try NetmonBinary.run(["maintenance", "cancel", "1"] + place, in: folder)
            #expect(again.status == 2 && again.complaints.contains("the planned work 1 is cancelled already"))
        }
    }

    @Test(
        "What makes no sense is refused by one sentence",
        arguments: [
            (["core", "--from", "2026-10-12 09:00", "--to", "2026-10-12 08:00", "--why", "x"], "before it begins"),
            (["core", "--from", "tomorrow", "--to", "2026-10-12 08:00", "--why", "x"], "write it like \"2026-10-18 02:00\""),
            (["nobody", "--from", "2026-10-12 08:00", "--to", "2026-10-12 09:00", "--why", "x"], "nobody"),
            (["core", "--from", "2026-10-12 08:00", "--to", "2026-10-12 09:00", "--why", ""], "--why is empty"),
        ])
    func refused(arguments: [String], sentence: String) throws {
        try TemporaryFolder.with { folder in
            let outcome = try NetmonBinary.run(["maintenance", "add"] + arguments + Self.place(in: folder), in: folder)
            #expect(outcome.status == 2 && outcome.complaints.contains(sentence), "\(outcome.complaints)")
            // Nothing was begun.
            #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("s.sqlite").path))
        }
    }

    @Test("While the service runs it writes")
    func throughTheService() throws {
        try TemporaryFolder.with { folder in
            let service = try RunningService(in: folder)
            try service.waitForResults()
            let add = ["maintenance", "add", "u1", "--from", "2026-10-12 08:00", "--to", "2026-10-12 09:00", "--why", "割接"]
            let added = try NetmonBinary.run(add + service.place, in: folder)
            #expect(added.status == 0, "\(added.complaints)")
            try service.waitForLog("planned work")
            let cancelled = try NetmonBinary.run(["maintenance", "cancel", "1"] + service.place, in: folder)
            #expect(cancelled.status == 0, "\(cancelled.complaints)")
            let unknown = try NetmonBinary.run(["maintenance", "cancel", "7"] + service.place, in: folder)
            #expect(unknown.status == 2 && unknown.complaints.contains("there is no planned work 7"))
            let rows = try NetmonBinary.run(["maintenance", "list", "--all", "--format", "json"] + service.place, in: folder).json()["rows"]
            #expect((rows as? [[String: Any]])?.map { $0["state"] as? String } == ["cancelled"])
            #expect(service.end() == 0)
        }
    }
}
