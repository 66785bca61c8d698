import Monitor
import NetInventory
import Testing

@testable import Report

/// The availability report against a count of every second: random ledgers, calendars, dates, topologies, zones and periods.
@Suite struct SecondBySecondTests {
    @Test(.serialized, arguments: 0..<240)
    func reportEqualsTheCount(seed: Int) throws {
        let history = try RandomHistory(seed: seed)
        let report = AvailabilityReport(
            .init(maintenance: history.maintenance), topology: try history.topology(), period: history.period, ledger: history.ledger,
            method: try SampleCounty.method())
        let counter = SecondBySecond(history: history)
        let counts = history.lives.map(counter.count)
        // A row for each unit that was due, under its name at the end of the period.
        let names = zip(history.lives, counts).compactMap { $1 == nil ? nil : name($0, history) }
        #expect(Set(report.rows.map(\.subject.id.key)) == Set(names))
        for (life, count) in zip(history.lives, counts) {
            guard let count else { continue }
            let row = try #require(report.rows.first { $0.subject.id.key == name(life, history) })
            expect(row.result.always, count.always, "seed \(seed) \(row.subject.id)")
            #expect((row.result.officeFigures == nil) == (count.office == nil), "seed \(seed) \(row.subject.id)")
            if let office = count.office, let figures = row.result.officeFigures {
                expect(figures, office, "seed \(seed) \(row.subject.id) in office hours")
            } else {
                #expect(row.result.officeUnknown.map { if case .yearsUnknown = $0 { true } else { false } } ?? false)
            }
        }
        let all = counts.compactMap { $0 }
        #expect(report.total.always.durations.due.count == Int64(all.map(\.always.due).reduce(0, +)) * 1000)
        #expect(report.total.always.outages ?? 0 == (report.total.always.availability == nil ? 0 : all.map(\.always.outages).reduce(0, +)))
        try expectOutages(of: history, add: report)
    }

    /// The cases are worth something: most have time due, many lose some, some change their name, some know no holidays.
    @Test func casesAreNotEmpty() throws {
        var (due, down, renamed, unknown, office) = (0, 0, 0, 0, 0)
        for seed in stride(from: 0, to: 240, by: 4) {
            let history = try RandomHistory(seed: seed)
            let report = AvailabilityReport(
                .init(), topology: try history.topology(), period: history.period, ledger: history.ledger,
                method: try SampleCounty.method())
            if !report.rows.isEmpty { due += 1 }
            if report.total.always.outages ?? 0 > 0 { down += 1 }
            if report.rows.contains(where: { Set($0.subject.tenures.map(\.id)).count > 1 }) { renamed += 1 }
            if !report.officeUnknowns.isEmpty { unknown += 1 }
            if report.total.officeFigures?.durations.down ?? .zero > .zero { office += 1 }
        }
        #expect(due > 40 && down > 30 && renamed > 5 && unknown > 3 && office > 15, "\(due) \(down) \(renamed) \(unknown) \(office)")
    }

    /// What the last topology of the period that has the unit calls it, or the first one after it.
    private func name(_ life: RandomHistory.Life, _ history: RandomHistory) -> String? {
        let reached = history.acceptances.indices.filter { $0 == 0 || history.acceptances[$0] < history.period.span.to }
        return reached.reversed().lazy.compactMap { life.members[$0]?.key }.first ?? life.members.compactMap { $0?.key }.first
    }

    private func expect(
        _ figures: AvailabilityFigures, _ count: SecondBySecond.Count, _ comment: Comment,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for state in ObjectState.allCases {
            let seconds = Milliseconds.seconds(Int64(count[state]))
            #expect(figures.durations[state] == seconds, "\(comment) \(state.name)", sourceLocation: sourceLocation)
        }
        let isJudged = count.judged > 0
        func isShare(_ ratio: ExactRatio?, _ part: Int, of whole: Int) -> Bool {
            guard let ratio, whole > 0 else { return ratio == nil && whole == 0 }
            return ratio.numerator * Int64(whole) == Int64(part) * ratio.denominator
        }
        let bounded = count.judged + count.unmonitored
        #expect(isShare(figures.availability, count.available, of: count.judged), comment, sourceLocation: sourceLocation)
        #expect(isShare(figures.good, count[.up], of: count.judged), comment, sourceLocation: sourceLocation)
        #expect(isShare(figures.coverage, count.judged, of: count.due), comment, sourceLocation: sourceLocation)
        #expect(isShare(figures.lowest, count.available, of: bounded), comment, sourceLocation: sourceLocation)
        #expect(isShare(figures.highest, count.available + count.unmonitored, of: bounded), comment, sourceLocation: sourceLocation)
        #expect(figures.outages == (isJudged ? count.outages : nil), comment, sourceLocation: sourceLocation)
        #expect(figures.unreachableSpells == (isJudged ? count.unreachable : nil), comment, sourceLocation: sourceLocation)
        #expect(
            figures.longestOutage == (isJudged ? .seconds(Int64(count.longest)) : nil), comment, sourceLocation: sourceLocation)
    }

    /// The outage report's parts add up to the availability report, around the clock and in office hours.
    private func expectOutages(of history: RandomHistory, add report: AvailabilityReport) throws {
        let outages = OutagesReport(
            topology: try history.topology(), period: history.period, ledger: history.ledger, method: try SampleCounty.method())
        for row in report.rows {
            let own = outages.rows.filter { $0.subject.id == row.subject.id && $0.state == .down }
            #expect(own.map(\.inPeriod).reduce(.zero, +) == row.result.always.durations.down)
            if let office = row.result.officeFigures {
                #expect(own.compactMap(\.inOffice).reduce(.zero, +) == office.durations.down)
            } else {
                #expect(own.allSatisfy { $0.inOffice == nil })
            }
        }
    }
}
