import Causes
import Monitor
import Probe
import Store
import Testing

@testable import NetInventory
@testable import Report

/// A county of two rings and one server on one day, whose checks were answered but for what a test says.
struct ExplainCounty {
    static let topology = """
        network: {code: demo, name: 示例县政务城域网, timezone: Asia/Shanghai}
        locations: {room: {name: 中心机房}}
        devices:
          core-a: {name: 核心甲, role: core, mgmt: 127.64.0.1, checks: {icmp: {every: 30s, count: 5}}}
          core-b: {name: 核心乙, role: core, mgmt: 127.64.0.2, checks: {icmp: {every: 30s, count: 5}}}
          agg-1: {name: 汇聚一, role: aggregation, mgmt: 127.64.0.11, checks: {icmp: {every: 30s, count: 5}}}
          srv: {name: 门户服务器, role: server, mgmt: 127.64.9.10, checks: {icmp: {every: 30s, count: 5}}}
        links:
          - core-a:1 -- core-b:1 10G
          - core-a:2 -- agg-1:1 10G
          - core-b:2 -- agg-1:2 10G
          - core-a:9 -- srv:1 1G
        providers: {ctc: {name: 电信}, cmcc: {name: 移动}}
        contracts:
          line-2026: {name: 线路租用合同, with: ctc, from: 2026-01-01, to: 2026-10-31, fee: 800元/月,
                      sla: {availability: 99.9%, repair: 4h, response: 30m, report_within: 1d, excluded: [公告检修, 单位停电, 不可抗力]}}
        circuits:
          l-old: {name: 老线, z: czj, with: cmcc, commit: 10M}
        units:
          jyj: {name: 教育局, category: department, rank: 正科级, net: 127.65.8.0/25, checks: {icmp: {every: 30s, count: 5}},
                uplink: {to: agg-1:11, over: {under: line-2026, cid: "0231"}}}
          czj: {name: 财政局, category: department, rank: 正科级, net: 127.65.9.0/25, checks: {icmp: {every: 30s, count: 5}},
                uplink: [{to: agg-1:12, over: {under: line-2026}}, {to: core-b:12, over: {under: line-2026}}]}
          xhs: {name: 新华书店, category: other, rank: 无, net: 127.65.10.0/28, uplink: agg-1:13, checks: none}
        applications:
          portal: {name: 政府信息公开网, check: {http: "http://127.64.9.10:8080/", every: 30s}}
        sites:
          portal: {name: 县政府信息公开网, unit: czj, url: "http://127.64.9.10:8080/", portal: yes, checks: none}
          jyj: {name: 教育局子网站, unit: jyj, path: /jyj/, under: portal, checks: {http: {every: 30s}}}
        """

    /// A stretch in which a check fails, and how.
    struct Trouble {
        var object: String
        var from: String
        var to: String
        /// Every so many results another failure.
        var failures: [ProbeFailure]
    }

    var text = Self.topology
    var day = "2026-10-12"
    var troubles: [Trouble] = []
    var incidents: [StoredIncident] = []
    var windows: [MaintenanceWindow] = []
    var witness: [WitnessSpell] = []
    /// Between which times nothing was asked at all.
    var silence: (from: String, to: String)?

    func inventory() throws -> Inventory {
        let loaded = TopologyLoader(asOf: try #require(CivilDate(day))).load([TopologyFile(name: "county.yaml", text: text)])
        return try #require(loaded.inventory, "\(loaded.problems.map(\.line))")
    }

    func period() throws -> ReportPeriod {
        try ReportPeriod(day, zone: .shanghai, now: try moment("2026-10-20 08:00"))
    }

    func plan() throws -> CheckPlan { CheckPlan(inventory: try inventory(), on: try #require(CivilDate(day))) }

    /// Every 30 s from an hour before the day to an hour after it.
    func results() throws -> [CheckResult] {
        let span = TimeSpan(from: try moment("\(day) 00:00") - hours(1), to: try moment("\(day) 00:00") + hours(25))
        let quiet = try silence.map { TimeSpan(from: try moment($0.from), to: try moment($0.to)) }
        let spells = try troubles.map { (trouble: $0, span: TimeSpan(from: try moment($0.from), to: try moment($0.to))) }
        var results: [CheckResult] = []
        for (number, check) in try plan().checks.enumerated() {
            var (at, failed) = (span.from + Milliseconds(Int64(number) * 70), 0)
            while at < span.to {
                let spell = spells.first { $0.trouble.object == check.id.object.description && $0.span.contains(at) }
                if quiet?.contains(at) != true {
                    let count = check.spec.count
                    let failure = spell.map { $0.trouble.failures[failed % $0.trouble.failures.count] }
                    results.append(
                        CheckResult(
                            check: check.id, at: at, sent: count, received: failure == nil ? count : 0,
                            times: failure == nil ? Array(repeating: 1_250_000, count: count) : [], failure: failure))
                    if failure != nil { failed += 1 }
                }
                at = at + .seconds(30)
            }
        }
        return results.sorted { ($0.at, $0.check) < ($1.at, $1.check) }
    }

    func rules() throws -> [ObjectID: [ObjectRule]] {
        Dictionary(grouping: try plan().rules(since: ObjectRule.always), by: \.object)
    }

    func history(_ results: [CheckResult]) throws -> ObjectHistory {
        var judge = Judge(try plan().rules(since: ObjectRule.always))
        var ledger: [ObjectID: [LedgerEntry]] = [:]
        for result in results {
            if let change = judge.take(result)?.change { ledger[change.object, default: []].replaceTail(change) }
        }
        for change in judge.advance(to: try moment("2026-10-20 08:00")) { ledger[change.object, default: []].replaceTail(change) }
        let period = try period()
        return ObjectHistory(
            topology: ReportTopology(try inventory(), hash: String(repeating: "ab", count: 32)), ledger: ledger,
            incidents: incidents.map(\.incident), declared: windows, span: TimeSpan(from: period.span.from, to: period.now))
    }

    func explain(_ id: String, _ question: ExplainReport.Question = .init()) throws -> ExplainReport {
        let results = try results()
        let (history, rules) = (try history(results), try rules())
        let object = try #require(ObjectID(id))
        let made = ExplainReport.Builder(
            object, history: history, period: try period(), question: question,
            rules: { objects in rules.filter { objects.contains($0.key) } })
        var builder = try #require(made)
        for span in builder.spans {
            for result in results where span.contains(result.at) && builder.objects.contains(result.check.object) { builder.add(result) }
        }
        return ExplainReport(builder, incidents: incidents, witness: witness, method: try SampleCounty.method())
    }

    /// An incident that named these explanations, with some objects behind it.
    func incident(
        _ number: Int64, _ from: String, _ to: String, first: String, explanations: [[String]], behind: [String] = [],
        notes: [IncidentNote] = []
    ) throws -> StoredIncident {
        func id(_ text: String) throws -> ObjectID { try #require(ObjectID(text)) }
        let (began, ended) = (try moment(from), try moment(to))
        let explained = try explanations.map { Explanation(try $0.map(id)) }
        let members =
            try Set(explained.flatMap(\.objects)).map {
                Incident.Member(object: $0, role: .candidate, from: began, to: ended, isWatched: $0.kind == .unit || $0.kind == .device)
            } + behind.map { Incident.Member(object: try id($0), role: .behind, from: began, to: ended, isWatched: true) }
        return StoredIncident(
            number: number,
            incident: Incident(
                key: Incident.Key(from: began, first: try id(first)), to: ended, explanations: explained.sorted(),
                members: members.sorted { ($0.object, $0.from) < ($1.object, $1.from) }),
            notes: notes)
    }
}

extension ProbeFailure {
    static let silence = ProbeFailure(.timeout, detail: "no answer")
    static let refusal = ProbeFailure(.refused, detail: "refused")

    static func router(_ address: String) -> ProbeFailure {
        ProbeFailure(.hostUnreachable, from: IPAddress(address), detail: "host unreachable")
    }

    static func status(_ code: Int) -> ProbeFailure { ProbeFailure(.status, httpStatus: code, detail: "HTTP \(code)") }
}
