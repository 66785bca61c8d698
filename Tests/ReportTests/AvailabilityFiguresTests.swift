import Monitor
import NetInventory
import Testing

@testable import Report

/// One object's figures over a span that begins at 0.
private func figures(
    _ entries: [(hour: Int64, state: ObjectState)], hours length: Int64, windows: [TimeSpan]? = nil, maintenance: MaintenanceMode = .honour
) -> AvailabilityFigures {
    let span = TimeSpan(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 0) + hours(length))
    let ledger = entries.map { LedgerEntry(at: Timestamp(milliseconds: 0) + hours($0.hour), state: $0.state) }
    let spells = LedgerSpell.spells(of: ledger, in: span)
    return AvailabilityFigures(AvailabilityTally(spells: spells, windows: windows ?? [span], maintenance: maintenance))
}

@Suite struct AvailabilityFiguresTests {
    @Test func goldenVectors() {
        #expect(figures([(0, .down)], hours: 2).availability?.percentText(digits: 2) == "0.00")
        #expect(figures([(0, .up), (1, .down), (3, .up)], hours: 4).availability?.percentText(digits: 2) == "50.00")
        #expect(figures([(0, .up), (5, .down), (7, .up)], hours: 8).availability?.percentText(digits: 2) == "75.00")
        #expect(figures([(0, .up), (23, .down)], hours: 24).availability?.percentText(digits: 2) == "95.83")
        #expect(figures([(-9, .down), (1, .up)], hours: 24).availability?.percentText(digits: 2) == "95.83")
    }

    @Test func aSecondLostIsNotAHundredPerCent() {
        let year = TimeSpan(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 365 * 86_400_000))
        let ledger = [
            LedgerEntry(at: year.from, state: .up), LedgerEntry(at: Timestamp(milliseconds: 5_000), state: .down),
            LedgerEntry(at: Timestamp(milliseconds: 6_000), state: .up),
        ]
        let spells = LedgerSpell.spells(of: ledger, in: year)
        let figures = AvailabilityFigures(AvailabilityTally(spells: spells, windows: [year], maintenance: .honour))
        #expect(figures.availability?.percentText(digits: 2) == "99.99")
        #expect(figures.availability?.decimalText(digits: figures.shareDigits) == "0.99999996")
    }

    @Test func everyStateCountsWhereItBelongs() {
        let all = figures(
            [(0, .up), (4, .degraded), (6, .down), (7, .unreachable), (8, .maintenance), (10, .unmonitored), (11, .down)], hours: 12)
        #expect(all.availability == ExactRatio(6, of: 9))
        #expect(all.good == ExactRatio(4, of: 9))
        #expect(all.coverage == ExactRatio(9, of: 12))
        #expect(all.lowest == ExactRatio(6, of: 10))
        #expect(all.highest == ExactRatio(7, of: 10))
        #expect(all.outages == 2)
        #expect(all.unreachableSpells == 1)
        #expect(all.mttr == ExactRatio(2 * 3_600_000, of: 2))
        #expect(all.mtbf == ExactRatio(6 * 3_600_000, of: 2))
        #expect(all.longestOutage == hours(1))
        #expect(ObjectState.allCases.map { all.durations[$0] }.reduce(.zero, +) == hours(12))
        #expect(all.durations.due == hours(12))
    }

    @Test func nothingJudgedIsUnknown() {
        for entries in [[], [(0, .unmonitored)], [(0, .maintenance)]] as [[(Int64, ObjectState)]] {
            let figures = figures(entries, hours: 3)
            #expect(figures.availability == nil && figures.good == nil && figures.mttr == nil && figures.mtbf == nil)
            #expect(figures.outages == nil && figures.unreachableSpells == nil && figures.longestOutage == nil)
            #expect(figures.coverage == ExactRatio(0, of: 1))
        }
        #expect(figures([], hours: 3).lowest == ExactRatio(0, of: 1))
        #expect(figures([], hours: 3).highest == ExactRatio(1, of: 1))
        #expect(figures([], hours: 0).coverage == nil)
    }

    @Test func withoutAnOutageThereIsNoMeanTime() {
        let figures = figures([(0, .up)], hours: 3)
        #expect(figures.outages == 0)
        #expect(figures.longestOutage == .zero)
        #expect(figures.mttr == nil && figures.mtbf == nil)
    }

    @Test func beforeTheFirstEntryNobodyWatched() {
        let figures = figures([(6, .up)], hours: 8)
        #expect(figures.availability == ExactRatio(1, of: 1))
        #expect(figures.coverage == ExactRatio(2, of: 8))
        #expect(figures.lowest == ExactRatio(2, of: 8))
    }

    @Test func plannedWorkAsTheReportIsAsked() {
        let entries: [(Int64, ObjectState)] = [(0, .up), (4, .maintenance), (6, .down)]
        let honoured = figures(entries, hours: 8)
        #expect(honoured.availability == ExactRatio(4, of: 6))
        #expect(honoured.durations.maintenance == hours(2))
        #expect(honoured.lowest == honoured.highest)
        let ignored = figures(entries, hours: 8, maintenance: .ignore)
        #expect(ignored.availability == ExactRatio(4, of: 6))
        #expect(ignored.durations.maintenance == .zero)
        #expect(ignored.durations.unmonitored == hours(2))
        #expect(ignored.lowest == ExactRatio(4, of: 8))
        let excluded = figures(entries, hours: 8, maintenance: .exclude)
        #expect(excluded.durations.due == hours(6))
        #expect(excluded.coverage == ExactRatio(1, of: 1))
    }

    /// 08–12 and 14–18; down from 11 to 15 takes one hour of each: one outage of two hours, not two.
    @Test func aSpellIsOneSpellInOfficeHoursToo() {
        let start = Timestamp(milliseconds: 0)
        let windows = [TimeSpan(from: start + hours(8), to: start + hours(12)), TimeSpan(from: start + hours(14), to: start + hours(18))]
        let office = figures([(0, .up), (1, .down), (2, .up), (11, .down), (15, .up)], hours: 24, windows: windows)
        #expect(office.outages == 1)
        #expect(office.longestOutage == hours(2))
        #expect(office.durations.due == hours(8))
        #expect(office.availability == ExactRatio(6, of: 8))
    }

    @Test func neighboursWithOneStateAreOneSpell() {
        #expect(figures([(0, .down), (1, .down), (2, .up), (2, .down), (3, .up)], hours: 4).outages == 1)
    }
}
