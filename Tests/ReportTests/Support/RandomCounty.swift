import Causes
import Monitor
import NetInventory
import Testing

@testable import Report

/// A small county with everything that has a state, with a random past: ledgers, incidents, planned work, corrections, and a topology
/// that changes on the way (a unit is renamed and moves to another switch).
///
/// All its moments are whole seconds.
struct RandomCounty {
    let topology: ReportTopology
    let period: ReportPeriod
    var ledger: [ObjectID: [LedgerEntry]] = [:]
    var incidents: [Incident] = []
    var declared: [MaintenanceWindow] = []
    private var numbers: SeededNumbers

    static let zone = CivilZone.shanghai
    static let begin = Timestamp(milliseconds: 1_790_784_000_000)
    private static let days: Int64 = 3

    var history: ObjectHistory {
        ObjectHistory(topology: topology, ledger: ledger, incidents: incidents, declared: declared, span: period.span)
    }

    init(seed: Int) throws {
        numbers = SeededNumbers(state: UInt64(seed) &* 104_729 &+ 17)
        let hasRing = Bool.random(using: &numbers)
        let units = Int.random(in: 3...5, using: &numbers)
        let first = try Self.load(Self.text(units: units, hasRing: hasRing, renamed: false) + Self.overlays("u1", using: &numbers))
        let second = try Self.load(Self.text(units: units, hasRing: hasRing, renamed: true) + Self.overlays("v1", using: &numbers))
        let cut = Self.begin + .seconds(Int64.random(in: 0...Self.days * 86_400, using: &numbers))
        let isChanged = Int.random(in: 0..<3, using: &numbers) > 0
        topology =
            isChanged
            ? ReportTopology(
                [ReportTopology.Version(inventory: first, hash: "a", since: Self.begin - .seconds(900_000))],
                newest: ReportTopology.Version(inventory: second, hash: "b", since: cut))
            : ReportTopology(first, hash: "a")
        let span = TimeSpan(from: Self.begin, to: Self.begin + .seconds(Self.days * 86_400))
        period = ReportPeriod(span, called: "random", zone: Self.zone)
        let watched = [first, isChanged ? second : first].flatMap { inventory in
            CheckPlan(inventory: inventory, on: Self.zone.date(at: Self.begin)).checks.map(\.id.object)
        }
        for object in Set(watched).sorted() { ledger[object] = entries() }
        ledger[ObjectID(.target, "旧监测")] = entries()
        for _ in 0..<Int.random(in: 0...5, using: &numbers) { addIncident(isChanged ? [first, second] : [first], cut) }
        for _ in 0..<Int.random(in: 0...3, using: &numbers) {
            let objects = first.objects.map(\.id).filter { MaintenanceWindow.kinds.contains($0.kind) }
            declared.append(
                MaintenanceWindow(
                    objects: [objects.randomElement(using: &numbers) ?? first.objects[0].id, objects[0]].shuffled(using: &numbers)
                        .dropLast(),
                    time: .once(stretch(longest: 30_000)), why: "割接"))
        }
    }

    static func load(_ text: String) throws -> Inventory {
        let loaded = TopologyLoader(asOf: try #require(CivilDate("2026-10-10"))).load([TopologyFile(name: "county.yaml", text: text)])
        return try #require(loaded.inventory, "\(loaded.errors.map(\.line))")
    }

    private static func text(units: Int, hasRing: Bool, renamed: Bool) -> String {
        var text = """
            network: {code: demo, name: 示例县政务城域网, calendar: gov}
            calendars:
              gov: {seasons: [{from: 01-01, to: 12-31, hours: [08:00-12:00, 14:30-17:30]}], years: {2026: [{name: 国庆节, from: 2026-10-01, to: 2026-10-01}]}}
            providers: {ctc: {name: 电信}, cmcc: {name: 移动}}
            devices:
              core-a: {role: core, mgmt: 127.64.0.1}
              core-b: {role: core, mgmt: 127.64.0.2}
              agg-1: {role: aggregation, mgmt: 127.64.0.11}
              agg-2: {role: aggregation}
              srv: {role: server, mgmt: 127.64.0.53}
            defaults:
              circuit: {type: MSTP专线, with: \(renamed ? "cmcc" : "ctc")}
            links:
              - core-a -- core-b
              - agg-1 -- core-a
              - agg-2 -- core-b
              - srv -- core-a
            \(hasRing ? "  - agg-1 -- agg-2\n" : "")
            applications:
              approval: {name: 行政审批系统, needs: [srv, core-a | core-b]}
              mail: {name: 邮件, needs: [approval, agg-1 | agg-2]}
              web: {name: 网站, check: {tcp: "127.64.9.1:8080"}, needs: srv}
            sites:
              portal: {name: 县政府网, unit: u2, url: "http://127.64.9.1:8080/", portal: yes}
            units:

            """
        for number in 1...units {
            let isNew = renamed && number == 1
            let key = isNew ? "v1, was: u1" : ""
            let uplinks = number == 2 ? "[agg-1, core-b]" : (number % 2 == 1) != isNew ? "agg-1" : "agg-2"
            let category = number % 2 == 0 ? "township" : "department"
            text +=
                "  \(isNew ? "v1" : "u\(number)"): {name: 单位\(number), category: \(category), net: 127.65.\(number).0/24, uplink: \(uplinks)"
            text += key.isEmpty ? "}\n" : ", was: u1}\n"
        }
        return text
    }

    /// Sections of planned work and of corrections, which speak of a unit by its present key.
    private static func overlays(_ unit: String, using numbers: inout SeededNumbers) -> String {
        func clock(_ seconds: Int64) -> String { zone.wallClock(begin + .seconds(seconds)) }
        var text = "maintenance:\n  - {on: agg-1, every: day 02:00-03:00, why: 重启}\n"
        let from = Int64.random(in: -20_000...250_000, using: &numbers)
        text += "  - {on: [\(unit), link/agg-2--core-b], from: \(clock(from)), to: \(clock(from + 40_000)), why: 割接}\n"
        text += "corrections:\n"
        let states = Correction.State.allCases + Correction.State.allCases
        let at = Int64.random(in: -10_000...100_000, using: &numbers)
        for (place, state) in states.shuffled(using: &numbers).prefix(3).enumerated() {
            let from = at + Int64(place) * 50_000
            let object = [unit, "u2", "l-\(unit)", "approval", "portal", "core-a"].randomElement(using: &numbers) ?? unit
            let who = Responsibility.allCases.randomElement(using: &numbers)?.rawValue ?? ""
            text += "  - {on: [\(object), u3], from: \(clock(from)), to: \(clock(from + 30_000)), "
            text += Bool.random(using: &numbers) ? "state: \(state.rawValue), " : "responsibility: \(who), "
            text += "author: 王工, date: 2026-10-09, reason: 核实}\n"
        }
        return text
    }

    private mutating func stretch(longest: Int64) -> TimeSpan {
        let from = Self.begin + .seconds(Int64.random(in: -50_000...Self.days * 86_400, using: &numbers))
        return TimeSpan(from: from, to: from + .seconds(Int64.random(in: 1...longest, using: &numbers)))
    }

    private mutating func entries() -> [LedgerEntry] {
        let states: [ObjectState] = [.up, .up, .up, .down, .down, .degraded, .unmonitored]
        var at = Self.begin - .seconds(Int64.random(in: -40_000...60_000, using: &numbers))
        var entries: [LedgerEntry] = []
        for _ in 0..<Int.random(in: 0...12, using: &numbers) {
            let state = states.randomElement(using: &numbers) ?? .up
            if entries.last.map({ $0.state != state }) ?? (state != .unmonitored) { entries.append(LedgerEntry(at: at, state: state)) }
            at = at + .seconds(Int64.random(in: 1...60_000, using: &numbers))
        }
        // As a store gives them: the last one before the period, and those in it.
        let first = entries.lastIndex { $0.at <= Self.begin } ?? 0
        return entries[first...].filter { $0.at < Self.begin + .seconds(Self.days * 86_400) }
    }

    private mutating func addIncident(_ inventories: [Inventory], _ cut: Timestamp) {
        let span = stretch(longest: 90_000)
        let inventory = span.from < cut ? inventories[0] : inventories[inventories.count - 1]
        let kinds: Set<ObjectKind> = [.unit, .device, .link, .circuit, .application, .site]
        let objects = inventory.objects.map(\.id).filter { kinds.contains($0.kind) }.shuffled(using: &numbers).prefix(8)
        let members = objects.map { object in
            Incident.Member(
                object: object, role: Bool.random(using: &numbers) ? .candidate : .behind, from: span.from,
                to: Int.random(in: 0..<4, using: &numbers) == 0 ? nil : span.to, isWatched: ledger[object] != nil)
        }
        guard let first = objects.first else { return }
        incidents.append(
            Incident(
                key: Incident.Key(from: span.from, first: first), to: span.to, explanations: [Explanation([first])],
                members: members.sorted { ($0.object, $0.from) < ($1.object, $1.from) }))
    }
}
