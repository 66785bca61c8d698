import Foundation
import Monitor
import Probe
import Store
import Testing

@testable import NetInventory
@testable import Report

/// The hash under a figure: the same wherever the same results lie, however they got there; another one as soon as anything differs.
@Suite struct ExplainHashTests {
    private static let topology = """
        network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai, calendar: gov}
        devices: {core: {name: 核心, role: core}}
        units:
          jyj: {name: 教育局, category: department, rank: 正科级, net: 127.65.8.0/25, uplink: core, checks: {icmp: {every: 60s, count: 1}}}
          czj: {name: 财政局, category: department, rank: 正科级, net: 127.65.9.0/25, uplink: core, checks: {icmp: {every: 60s, count: 1}}}
        calendars:
          gov:
            name: 县直机关
            work: 一-五
            seasons: [{from: 01-01, to: 12-31, hours: [08:00-12:00]}]
            years:
              2026: [{name: 元旦, from: 2026-01-01, to: 2026-01-03}]
        """

    private static func inventory(_ text: String = topology) throws -> Inventory {
        let loaded = TopologyLoader(asOf: try #require(CivilDate("2026-10-12"))).load([TopologyFile(name: "a.yaml", text: text)])
        return try #require(loaded.inventory, "\(loaded.problems.map(\.line))")
    }

    private static let span = TimeSpan(from: Timestamp(milliseconds: 1_791_734_400_000), to: Timestamp(milliseconds: 1_791_820_800_000))

    private static func plan(_ inventory: Inventory) throws -> CheckPlan {
        CheckPlan(inventory: inventory, on: try #require(CivilDate("2026-10-12")))
    }

    /// Both units, every minute of six hours; 教育局 fails for half an hour, and lacks ten minutes.
    private static func results(_ plan: CheckPlan) -> [CheckResult] {
        (0..<360).flatMap { minute -> [CheckResult] in
            plan.checks.compactMap { check in
                let at = span.from + .seconds(Int64(minute) * 60)
                let isBad = check.id.object.key == "jyj" && (100..<130).contains(minute)
                if check.id.object.key == "jyj", (200..<210).contains(minute) { return nil }
                return CheckResult(
                    check: check.id, at: at, sent: 1, received: isBad ? 0 : 1, times: isBad ? [] : [1_250_000 + Int64(minute)],
                    failure: isBad ? ProbeFailure(.timeout, detail: "no answer") : nil)
            }
        }
    }

    /// A folder of its own, which goes with it.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("netmon-explain-\(UUID().uuidString)")
        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(at: url) }
        func path(_ name: String) -> String { url.appendingPathComponent(name).path }
    }

    /// As the service stores: in order of time, a commit now and then.
    private static func live(_ results: [CheckResult], _ plan: CheckPlan, at path: String) throws {
        let writer = try StoreWriter(path: path)
        try writer.register(plan, at: span.from - .seconds(600))
        var judge = Judge(plan.rules(since: span.from - .seconds(600)))
        for start in stride(from: 0, to: results.count, by: 37) {
            var batch = JudgedBatch()
            for result in results[start..<min(start + 37, results.count)] {
                if let judgement = judge.take(result) { batch.add(result, judgement) }
            }
            try writer.commit(batch)
        }
        try writer.close()
    }

    /// As another monitor's files: backwards, in two pieces, after a stranger that takes the first numbers; compacted in the end.
    private static func imported(_ results: [CheckResult], _ plan: CheckPlan, in folder: Folder, as name: String) throws {
        let writer = try StoreWriter(path: folder.path(name))
        let checks = Dictionary(plan.checks.map { ($0.id.object.key, $0) }, uniquingKeysWith: { first, _ in first })
        func take(_ rows: [CheckResult], _ target: (CheckResult) -> String) throws {
            let lines = rows.map { result in
                let seconds = Double(result.times.first ?? 0) / 1e9
                let time = result.received > 0 ? String(format: "%.9f", seconds) : ""
                return "\(result.at.milliseconds / 1000),\(target(result)),\(result.received),\(time)"
            }
            let file = folder.path("\(name)-\(UUID().uuidString).csv")
            try Data((["time,target,success,rtt_s"] + lines).joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
            let outcome = try ResultImport(into: writer) { key in
                checks[key].map { (check: $0, rule: MemberUnit.UpRule.any) }
                    ?? (Check(object: ObjectID(.target, key), spec: checks["jyj"]?.spec ?? plan.checks[0].spec), .any)
            }.run(path: file)
            #expect(outcome.rejected == 0, "\(outcome)")
        }
        try take(Array(results.prefix(20))) { _ in "stranger-\(UUID().uuidString.prefix(4))" }
        let own = { (result: CheckResult) in result.check.object.key }
        try take(results.filter { $0.check.object.key == "czj" }.reversed(), own)
        let backwards = Array(results.filter { $0.check.object.key == "jyj" }.reversed())
        try take(Array(backwards.prefix(150)), own)
        try take(Array(backwards.dropFirst(150)), own)
        _ = try writer.compact()
        try writer.close()
    }

    private static func explain(_ path: String, _ text: String = topology, hash: String = "a") throws -> ExplainReport {
        let reader = try StoreReader(path: path)
        let period = try ReportPeriod("2026-10-12", zone: .shanghai, now: span.to + .seconds(86_400))
        let history = ObjectHistory(
            topology: ReportTopology(try inventory(text), hash: hash), ledger: try reader.ledger(in: period.span, now: period.now),
            span: period.span)
        let made = try ExplainReport.Builder(ObjectID(.unit, "jyj"), history: history, period: period) { try reader.rules(of: $0) }
        var builder = try #require(made)
        for span in builder.spans { try reader.results(of: builder.objects, in: span) { builder.add($0) } }
        let defaults = try plan(try inventory()).checks[0].spec
        return ExplainReport(
            builder, method: ReportMethod(toolVersion: "t", ruleVersion: 1, topologyHashes: [hash], checkDefaults: defaults))
    }

    @Test("Live, or imported backwards under other numbers and compacted: one hash, one figure")
    func twoWays() throws {
        let folder = try Folder()
        let plan = try Self.plan(try Self.inventory())
        let results = Self.results(plan)
        try Self.live(results, plan, at: folder.path("live.sqlite"))
        try Self.imported(results, plan, in: folder, as: "imported.sqlite")
        let (live, imported) = (try Self.explain(folder.path("live.sqlite")), try Self.explain(folder.path("imported.sqlite")))
        #expect(live.fingerprint.lines == imported.fingerprint.lines)
        #expect(live.hash == imported.hash)
        #expect(live.row?.result == imported.row?.result)
        #expect(live.row?.result.always.durations.down == .seconds(1800))
        #expect(live.hash.count == 64)
    }

    @Test("One more nanosecond, another limit, calendar, correction or topology: another hash")
    func anythingElse() throws {
        let folder = try Folder()
        let plan = try Self.plan(try Self.inventory())
        let results = Self.results(plan)
        try Self.live(results, plan, at: folder.path("a.sqlite"))
        var hashes = [try Self.explain(folder.path("a.sqlite")).hash]
        func add(_ hash: String, _ what: String) {
            #expect(!hashes.contains(hash), "\(what)")
            hashes.append(hash)
        }
        var others = results
        let place = try #require(others.firstIndex { $0.check.object.key == "jyj" && $0.received > 0 })
        others[place].times[0] += 1
        try Self.live(others, plan, at: folder.path("b.sqlite"))
        add(try Self.explain(folder.path("b.sqlite")).hash, "a time")
        var limits = plan
        for index in limits.checks.indices { limits.checks[index].spec.confirm = 2 }
        try Self.live(results, limits, at: folder.path("c.sqlite"))
        add(try Self.explain(folder.path("c.sqlite")).hash, "a limit")
        let store = folder.path("a.sqlite")
        add(try Self.explain(store, Self.topology.replacing("08:00-12:00", with: "08:00-12:01")).hash, "a calendar")
        let correction = """

            corrections:
              - {on: jyj, from: "2026-10-12 01:40", to: "2026-10-12 01:50", state: up, author: 王工, date: 2026-10-12, reason: 误报}
            """
        add(try Self.explain(store, Self.topology + correction).hash, "a correction")
        add(try Self.explain(store, Self.topology + correction.replacing("误报", with: "误判")).hash, "the reason of a correction")
        add(try Self.explain(store, hash: "b").hash, "a topology")
        // What changes no figure of this unit: the other one's results.
        others = results
        let foreign = try #require(others.firstIndex { $0.check.object.key == "czj" && $0.received > 0 })
        others[foreign].times[0] += 1
        try Self.live(others, plan, at: folder.path("d.sqlite"))
        #expect(try Self.explain(folder.path("d.sqlite")).hash == hashes[0])
    }
}
