import Foundation
import Glibc
import Testing

@testable import Demo

@Suite("The topologies that netmon took", .timeLimit(.minutes(3)))
struct TopologyHistoryTests {
    private static func topology(_ units: String) -> String {
        """
        network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
        defaults:
          unit: {rank: 无, checks: {icmp: {every: 1s, count: 1, suspect_every: 250ms}}}
        devices:
          core: {role: core}
        units:
        \(units)
        """
    }

    /// Runs the service until so many more results are stored.
    private static func serve(_ place: [String], store: String, in folder: URL, results: Int) throws {
        let files = ["in", "out", "err"].map(folder.appendingPathComponent)
        for file in files { try Data().write(to: file) }
        let before = try RunVerbTests.results(store)
        let service = try NetmonBinary.start(["run"] + place, in: folder, input: files[0], output: files[1], complaints: files[2])
        while try RunVerbTests.results(store) < before + results {}
        kill(service.processID, SIGTERM)
        let status = service.wait()
        let log = try String(contentsOf: files[2], encoding: .utf8)
        #expect(status == 0, "\(log)")
    }

    private static func rows(_ arguments: [String], in folder: URL) throws -> [[String: Any]] {
        let outcome = try NetmonBinary.run(arguments + ["--format", "json"], in: folder)
        #expect(outcome.status == 0, "\(outcome.complaints)")
        return try #require(try outcome.json()["rows"] as? [[String: Any]])
    }

    @Test("A renamed unit keeps its history, a removed one its past, and reports name the topologies of their time")
    func renamed() throws {
        try TemporaryFolder.with { folder in
            let plan = folder.appendingPathComponent("plan")
            try FileManager.default.createDirectory(at: plan, withIntermediateDirectories: true)
            func write(_ units: String) throws {
                try Data(Self.topology(units).utf8).write(to: plan.appendingPathComponent("a.yaml"))
            }
            let store = folder.appendingPathComponent("s.sqlite").path
            let place = ["--topology", plan.path, "--store", store]
            try write(
                """
                  u1: {name: 劳动局, category: department, net: 127.65.1.0/24, uplink: core}
                  u2: {name: 监察局, category: department, net: 127.65.2.0/24, uplink: core}
                """)
            try Self.serve(place, store: store, in: folder, results: 6)
            // The same topology again is the same one.
            try Self.serve(place, store: store, in: folder, results: 2)
            let latency = ["report", "latency", "--period", "last-1d"]
            let sent = try #require(try Self.rows(latency + place, in: folder).first?["sent"] as? Int)

            try write("  ua: {name: 人社局, category: party, net: 127.65.1.0/24, uplink: core, was: u1}\n")
            try Self.serve(place, store: store, in: folder, results: 3)
            let accepted = try Self.rows(["topology", "list", "--store", store], in: folder)
            #expect(accepted.map { $0["units"] as? Int } == [2, 1])
            #expect(accepted[0]["to"] as? String == accepted[1]["from"] as? String)

            // Without a folder the store alone tells what there was.
            for place in [place, ["--store", store]] {
                let report = try NetmonBinary.run(
                    ["report", "availability", "--period", "last-1d", "--format", "json"] + place, in: folder
                ).json()
                let rows = try #require(report["rows"] as? [[String: Any]])
                #expect(rows.map { $0["id"] as? String } == ["unit/u2", "unit/ua"])
                #expect(rows.map { $0["name"] as? String } == ["监察局", "人社局"])
                #expect(rows.allSatisfy { $0["availability"] as? Double == 1 })
                let method = report["method"] as? [String: Any]
                #expect(method?["topology"] as? [String] == accepted.compactMap { $0["hash"] as? String })
                let renamed = try #require(try Self.rows(latency + place, in: folder).last)
                #expect(renamed["name"] as? String == "人社局")
                #expect(renamed["sent"] as? Int ?? 0 > sent)
                let status = try NetmonBinary.run(["status", "u1", "--lang", "zh"] + place, in: folder)
                #expect(status.status == 0 && status.output.contains("人社局"))
            }
            #expect(try NetmonBinary.run(["topology", "show", "人社局", "--store", store], in: folder).output.contains("127.65.1.0/24"))

            // Asked about a day before netmon took anything, the first one is what is known.
            let early = try NetmonBinary.run(
                ["report", "availability", "--period", "today", "--as-of", "2026-01-05", "--store", store, "--format", "json"], in: folder
            ).json()
            #expect((early["period"] as? [String: Any])?["from"] as? String == "2026-01-05T00:00:00+08:00")
            #expect((early["rows"] as? [[String: Any]])?.map { $0["name"] as? String } == ["劳动局", "监察局"])
            // A folder that says something else by now is told.
            try write("  ua: {name: 人社厅, category: party, net: 127.65.1.0/24, uplink: core}\n")
            let draft = try NetmonBinary.run(["report", "availability", "--period", "last-1d", "--lang", "zh"] + place, in: folder)
            #expect(draft.complaints.contains("is not the one that is in force since"))
            #expect(draft.output.contains("人社厅"))
            #expect(try NetmonBinary.run(["store", "verify", "--store", store]).status == 0)
        }
    }

    @Test("--as-of shows what there is on a day, --plan what there would be")
    func asOfAndPlan() throws {
        try TemporaryFolder.with { folder in
            let units = "  u1: {name: 甲局, category: department, net: 127.65.1.0/24, uplink: core, since: 2026-10-15, until: 2026-11-01}\n"
            try Data(Self.topology(units).utf8).write(to: folder.appendingPathComponent("a.yaml"))
            let plans = folder.appendingPathComponent("plans")
            try FileManager.default.createDirectory(at: plans, withIntermediateDirectories: true)
            let plan = plans.appendingPathComponent("p.yaml").path
            try Data("units:\n  u1: none\n  u2: {name: 乙局, category: zone, net: 127.65.1.0/24, uplink: core}\n".utf8)
                .write(to: URL(fileURLWithPath: plan))
            func shown(_ arguments: String...) throws -> [String] {
                let show = ["topology", "show", "--topology", folder.path, "--format", "json"]
                let json = try NetmonBinary.run(show + arguments).json()
                return (json["units"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
            }
            #expect(try shown() == ["甲局"])
            #expect(try shown("--as-of", "2026-10-14") == [])
            #expect(try shown("--as-of", "2026-10-15") == ["甲局"])
            #expect(try shown("--as-of", "2026-11-01") == [])
            #expect(try shown("--plan", plan) == ["乙局"])
            try Data("units:\n  u9: none\n".utf8).write(to: URL(fileURLWithPath: plan))
            let check = try NetmonBinary.run(["topology", "check", "--topology", folder.path, "--plan", plan])
            #expect(check.status == 1)
            #expect(check.output.contains("\(plan):2:3: error E0301: no unit is called `u9`"))
        }
    }
}
