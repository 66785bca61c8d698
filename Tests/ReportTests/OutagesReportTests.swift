import Monitor
import NetInventory
import Testing

@testable import Report

@Suite struct OutagesReportTests {
    private func report(_ period: ReportPeriod, by: SubjectKind = .unit) throws -> OutagesReport {
        OutagesReport(
            by: by, inventory: try SampleCounty.inventory(), period: period, ledger: try SampleCounty.ledger(),
            method: try SampleCounty.method())
    }

    @Test func keepsTheRealTimesAndCountsThePartInThePeriod() throws {
        let rows = try report(SampleCounty.october()).rows
        #expect(rows.map(\.subject.id.key) == ["zc", "jyj", "czj", "zc"])
        #expect(rows[0].from == (try moment("2026-09-30 20:00")))
        #expect(rows[0].inPeriod == hours(1))
        #expect(rows[0].whole == hours(5))
        #expect(rows[2].state == .unreachable)
        // Since 20:00 of the 31st, and still so on the morning of 2 November.
        #expect(rows[3].to == nil)
        #expect(rows[3].inPeriod == hours(4))
        #expect(rows[3].whole == hours(36))
    }

    @Test(arguments: SubjectKind.allCases)
    func addsUpToTheAvailabilityReport(by: SubjectKind) throws {
        let availability = try SampleCounty.availability(.init(by: by))
        for row in availability.rows {
            let mine = try report(SampleCounty.october(), by: by).rows.filter { $0.subject == row.subject }
            func sum(_ state: ObjectState) -> Milliseconds { mine.filter { $0.state == state }.map(\.inPeriod).reduce(.zero, +) }
            #expect(sum(.down) == row.result.always.durations.down)
            #expect(sum(.unreachable) == row.result.always.durations.unreachable)
            #expect(mine.count { $0.state == .down } == row.result.always.outages ?? 0)
        }
    }

    @Test func anOutageEndsWhenItsUnitLeaves() throws {
        var inventory = Inventory(network: SampleCounty.network())
        inventory.units.add(try SampleCounty.unit("jyj", "教育局", .department, validity: Validity(until: CivilDate("2026-10-10"))))
        let ledger = [ObjectID(.unit, "jyj"): [try entry("2026-10-09 20:00", .down)]]
        let rows = OutagesReport(
            inventory: inventory, period: try SampleCounty.october(), ledger: ledger, method: try SampleCounty.method()
        ).rows
        #expect(rows.map(\.to) == [try moment("2026-10-10")])
        #expect(rows.map(\.whole) == [hours(4)])
    }

    @Test func aPeriodWithoutOutages() throws {
        let quiet = try ReportPeriod("2026-10-28", zone: .shanghai, now: try moment("2026-11-02"))
        #expect(try report(quiet).rows.isEmpty)
        #expect(try report(quiet).text(in: .en).contains("No outages."))
    }
}
