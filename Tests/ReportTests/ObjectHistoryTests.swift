import Causes
import Monitor
import NetInventory
import Testing

@testable import Report

/// One object, one figure: against the slow answer, alone, in its group, in the total, in the outages and in the status.
@Suite struct ObjectHistoryTests {
    @Test(arguments: 0..<40)
    func everyStateIsTheOneThatTheRulesSay(seed: Int) throws {
        let county = try RandomCounty(seed: seed)
        let slow = MomentByMoment(county)
        let history = county.history
        let cuts = slow.cuts.dropLast()
        var wrong: [String] = []
        for kind in SubjectKind.allCases {
            let subjects = history.subjects(kind)
            let states = subjects.map(history.states)
            let dues = subjects.map { $0.due(in: county.period.span, zone: RandomCounty.zone) }
            let facts = cuts.map { slow.facts(of: subjects, at: $0) }
            for mode in MaintenanceMode.allCases {
                for isRaw in [false, true] {
                    for (place, subject) in subjects.enumerated() {
                        let entries = states[place].entries(mode, isRaw: isRaw)
                        for (cut, facts) in zip(cuts, facts) where dues[place].contains(where: { $0.contains(cut) }) {
                            let (found, expected) = (entries.state(at: cut), slow.state(facts[place], mode, isRaw: isRaw))
                            guard found != expected else { continue }
                            wrong.append("\(subject.id) at \(RandomCounty.zone.wallClock(cut)) \(mode) \(isRaw): \(found) not \(expected)")
                        }
                        if !zip(entries, entries.dropFirst()).allSatisfy({ $0.at < $1.at }) { wrong.append("order of \(subject.id)") }
                    }
                }
            }
        }
        #expect(wrong == [], "seed \(seed)")
    }

    /// idoreports#61, reporting#93: 100 % in the group report, 96.9 % alone.
    @Test(arguments: 0..<24)
    func oneFigureAloneInItsGroupAndInTheTotal(seed: Int) throws {
        let county = try RandomCounty(seed: seed)
        let method = try SampleCounty.method()
        for kind in SubjectKind.allCases {
            for mode in MaintenanceMode.allCases {
                let isRaw = seed % 2 == 0
                func report(_ only: ObjectID? = nil, _ category: UnitCategory? = nil) -> AvailabilityReport {
                    AvailabilityReport(
                        .init(by: kind, only: only, category: category, maintenance: mode, isRaw: isRaw), history: county.history,
                        period: county.period, method: method)
                }
                let all = report()
                var sum = StateDurations()
                for row in all.rows {
                    let alone = report(row.subject.id)
                    #expect(alone.rows == [row] && alone.total == row.result, "seed \(seed) \(row.subject.id)")
                    if let category = row.subject.category {
                        #expect(report(nil, category).rows.contains(row))
                    }
                    sum += row.result.always.durations
                    #expect(row.result.always.durations.due.count >= 0)
                }
                #expect(all.total.always.durations == sum)
                for group in all.groups {
                    let members = all.rows.filter { $0.subject.group == group.group }
                    #expect(group.members == members.count)
                    let down = members.map(\.result.always.durations.down).reduce(.zero, +)
                    #expect(group.result.always.durations.down == down)
                }
                let outages = OutagesReport(
                    .init(by: kind, maintenance: mode, isRaw: isRaw), history: county.history, period: county.period, method: method)
                for row in all.rows {
                    for state in [ObjectState.down, .unreachable] {
                        let parts = outages.rows.filter { $0.subject.id == row.subject.id && $0.state == state }.map(\.inPeriod)
                        #expect(parts.reduce(.zero, +) == row.result.always.durations[state])
                    }
                }
            }
        }
    }

    @Test(arguments: 0..<12)
    func theStatusIsTheLastStateOfTheReports(seed: Int) throws {
        let county = try RandomCounty(seed: seed)
        let now = county.period.span.to - Milliseconds(1)
        let status = StatusReport(county.history, now: now, lastResult: now)
        for row in status.rows {
            #expect(row.state == county.history.states(of: row.subject).entries().state(at: now))
        }
        #expect(status.counts.byState.values.reduce(0, +) > 10)
    }

    /// A carrier's figures are the sum of its circuits, each for the time in which it was its carrier.
    @Test(arguments: 0..<24)
    func carriersAreTheSumsOfTheirCircuits(seed: Int) throws {
        let county = try RandomCounty(seed: seed)
        let method = try SampleCounty.method()
        let circuits = AvailabilityReport(.init(by: .circuit), history: county.history, period: county.period, method: method)
        let carriers = AvailabilityReport(
            .init(by: .circuit, rows: .carriers), history: county.history, period: county.period, method: method)
        #expect(carriers.total == circuits.total)
        var sum = StateDurations()
        for row in carriers.rows { sum += row.result.always.durations }
        #expect(sum == circuits.total.always.durations)
        #expect(carriers.rows.map(\.subject.name).allSatisfy { ["电信", "移动"].contains($0) })
        if county.topology.versions.count == 1 { #expect(carriers.rows.map(\.members) == [circuits.rows.count]) }
    }

    /// The shares of all who answer for outages, and what is undecided, are all of the outage time.
    @Test(arguments: 0..<24)
    func responsibilitiesAddUpToAllOutageTime(seed: Int) throws {
        let county = try RandomCounty(seed: seed)
        for mode in MaintenanceMode.allCases {
            let report = ResponsibilityReport(
                .init(maintenance: mode), history: county.history, period: county.period, method: try SampleCounty.method())
            let total = report.whole.total.always.durations
            #expect(report.rows.map(\.always.down).reduce(.zero, +) == total.down)
            #expect(report.rows.map(\.always.unreachable).reduce(.zero, +) == total.unreachable)
            let office = try #require(report.whole.total.officeFigures).durations
            #expect(report.rows.map(\.office.down).reduce(.zero, +) == office.down)
            #expect(report.rows.map(\.always.outages).reduce(0, +) >= report.whole.total.always.outages ?? 0)
        }
    }

    /// The cases are worth something.
    @Test func countiesAreNotEmpty() throws {
        var seen: [String: Int] = [:]
        for seed in 0..<24 {
            let county = try RandomCounty(seed: seed)
            if county.topology.versions.count > 1 { seen["renamed", default: 0] += 1 }
            for kind in SubjectKind.allCases {
                let report = AvailabilityReport(
                    .init(by: kind), history: county.history, period: county.period, method: try SampleCounty.method())
                for state in ObjectState.allCases where report.total.always.durations[state] > .zero {
                    seen["\(kind.rawValue) \(state.name)", default: 0] += 1
                }
                if report.rawTotal != nil { seen["\(kind.rawValue) corrected", default: 0] += 1 }
            }
        }
        for kind in SubjectKind.allCases {
            for state in ObjectState.allCases { #expect(seen["\(kind.rawValue) \(state.name)"] ?? 0 > 1, "\(kind) \(state.name)") }
        }
        #expect(seen["renamed"] ?? 0 > 8)
        #expect(seen["unit corrected"] ?? 0 > 12 && seen["application corrected"] ?? 0 > 2)
    }
}
