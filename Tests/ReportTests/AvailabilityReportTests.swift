import Monitor
import Testing

@testable import NetInventory
@testable import Report

@Suite struct AvailabilityReportTests {
    private func row(_ id: ObjectID, in report: AvailabilityReport) throws -> AvailabilityReport.Row {
        try #require(report.rows.first { $0.subject.id == id })
    }

    @Test func listsWhatWasDueInGroups() throws {
        let report = try SampleCounty.availability()
        // A planned unit and one that had left before the period have no row.
        #expect(
            report.rows.map(\.subject.id.description) == ["unit/jyj", "unit/czj", "unit/zc", "unit/yy", "target/旧监测\u{1B}[31m"])
        #expect(report.groups.map(\.group.id) == ["department", "township", "public_institution", "target"])
        #expect(report.groups.map(\.members) == [2, 1, 1, 1])
    }

    @Test func aUnitThatJoinedMidPeriodHasFullCoverage() throws {
        let figures = try row(ObjectID(.unit, "czj"), in: SampleCounty.availability()).result.always
        #expect(figures.durations.due == hours(16 * 24))
        #expect(figures.coverage == ExactRatio(1, of: 1))
        #expect(figures.availability == ExactRatio(16 * 24 - 2, of: 16 * 24))
        #expect(figures.unreachableSpells == 1 && figures.outages == 0)
    }

    @Test func sixStatesSumToTheDueTime() throws {
        let report = try SampleCounty.availability()
        for row in report.rows {
            let due = row.subject.due(in: report.period.span, zone: .shanghai).map(\.length).reduce(.zero, +)
            #expect(ObjectState.allCases.map { row.result.always.durations[$0] }.reduce(.zero, +) == due)
        }
        #expect(report.total.always.durations.due == hours((4 * 31 + 16) * 24))
    }

    @Test func theSameObjectAloneInItsGroupAndInTheTotal() throws {
        let id = ObjectID(.unit, "zc")
        let whole = try SampleCounty.availability()
        let alone = AvailabilityReport(
            .init(category: .township), inventory: try SampleCounty.inventory(), period: try SampleCounty.october(),
            ledger: try SampleCounty.ledger(), method: try SampleCounty.method())
        let figures = try row(id, in: whole).result
        #expect(alone.rows.map(\.subject.id) == [id])
        #expect(alone.rows[0].result == figures)
        #expect(alone.groups.map(\.result) == [figures])
        #expect(alone.total == figures)
        #expect(whole.groups.first { $0.group == .category(.township) }?.result == figures)
    }

    @Test func officeHoursStandBeside() throws {
        let report = try SampleCounty.availability()
        let office = try #require(try row(ObjectID(.unit, "jyj"), in: report).result.officeFigures)
        // The 17 weekdays from the 8th on and the make-up Saturday, at seven hours; 09:30–12:00 lost on the 12th.
        #expect(office.durations.due == hours(18 * 7))
        #expect(office.durations.down == Milliseconds(2 * 3_600_000 + 1_800_000))
        #expect(office.outages == 1)
    }

    @Test func withoutACalendarTheReasonIsKept() throws {
        let report = try SampleCounty.availability()
        let hospital = try row(ObjectID(.unit, "yy"), in: report).result
        #expect(hospital.officeUnknown == .noSuchCalendar("hospital"))
        #expect(report.total.officeUnknown == .noSuchCalendar("hospital"))
        #expect(report.groups[0].result.officeUnknown == nil)
        #expect(report.officeUnknowns == [.noSuchCalendar("hospital")])

        var inventory = Inventory(network: SampleCounty.network())
        inventory.units.add(try SampleCounty.unit("jyj", "教育局", .department))
        inventory.calendars.add(try SampleCounty.office(knownYears: [2025]))
        let unknownYear = AvailabilityReport(
            .init(hours: .office), inventory: inventory, period: try SampleCounty.october(), ledger: try SampleCounty.ledger(),
            method: try SampleCounty.method())
        #expect(unknownYear.officeUnknowns == [.yearsUnknown(calendar: "office", years: [2026], file: "units.yaml")])
        #expect(unknownYear.total.figures(.office) == nil)
        #expect(unknownYear.json().text().contains("\"availability\":null,\"good\":null,\"coverage\":null"))
    }

    @Test func officeHoursCanBeTheMainFigures() throws {
        let report = try SampleCounty.availability(.init(hours: .office))
        let result = try row(ObjectID(.unit, "jyj"), in: report).result
        #expect(result.figures(report.question.hours) == result.officeFigures)
        #expect(report.json().text().contains("\"always\":{\"availability\":"))
    }

    @Test(arguments: [("2026-10-25", "96.00"), ("2026-03-29", "95.65"), ("2026-10-24", "95.83")])
    func anHourLostOfTheDayThatTheZoneMakes(day: String, percent: String) throws {
        let berlin = try #require(CivilZone("Europe/Berlin"))
        var inventory = Inventory(network: SampleCounty.network(berlin))
        inventory.units.add(try SampleCounty.unit("jyj", "教育局", .department))
        let noon = try moment(day + " 12:00", berlin)
        let ledger = [
            ObjectID(.unit, "jyj"): [
                LedgerEntry(at: noon - hours(48), state: .up), LedgerEntry(at: noon, state: .down),
                LedgerEntry(at: noon + hours(1), state: .up),
            ]
        ]
        let period = try ReportPeriod(day, zone: berlin, now: noon + hours(48))
        let report = AvailabilityReport(.init(), inventory: inventory, period: period, ledger: ledger, method: try SampleCounty.method())
        #expect(report.total.always.availability?.percentText(digits: 2) == percent)
        #expect(report.total.always.coverage == ExactRatio(1, of: 1))
    }

    @Test func whatIsStillToComeIsNotDue() throws {
        var inventory = Inventory(network: SampleCounty.network())
        inventory.units.add(try SampleCounty.unit("jyj", "教育局", .department))
        let period = try ReportPeriod("2026-10", zone: .shanghai, now: try moment("2026-10-12 12:00"))
        let report = AvailabilityReport(
            .init(), inventory: inventory, period: period, ledger: try SampleCounty.ledger(), method: try SampleCounty.method())
        let figures = try row(ObjectID(.unit, "jyj"), in: report).result.always
        #expect(figures.durations.due == hours(11 * 24 + 12))
        #expect(figures.durations.down == Milliseconds(2 * 3_600_000 + 1_800_000))
    }

    @Test func everyKindOfObject() throws {
        #expect(try SampleCounty.availability(.init(by: .site)).rows.map(\.subject.group.id) == ["department", "township"])
        #expect(try SampleCounty.availability(.init(by: .application)).groups.map(\.group) == [.ungrouped])
        #expect(try SampleCounty.availability(.init(by: .device)).rows.map(\.subject.id.description) == ["device/agg-1"])
        #expect(try SampleCounty.availability(.init(by: .link)).rows.map(\.subject.category) == [.department])
        #expect(try SampleCounty.availability(.init(by: .circuit)).rows.map(\.subject.category) == [.department])
        #expect(try SampleCounty.availability(.init(by: .site, category: .military)).rows.isEmpty)
    }

    @Test func noTopologyStillReportsImportedTargets() throws {
        let report = AvailabilityReport(
            .init(), inventory: Inventory(network: SampleCounty.network(calendar: nil)), period: try SampleCounty.october(),
            ledger: [ObjectID(.target, "b"): [try entry("2026-10-01", .up)], ObjectID(.target, "a"): []],
            method: try SampleCounty.method())
        #expect(report.rows.map(\.subject.name) == ["a", "b"])
        #expect(report.total.always.coverage == ExactRatio(1, of: 2))
        #expect(report.rows[0].result.always.availability == nil)
    }
}
