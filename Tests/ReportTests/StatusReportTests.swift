import Monitor
import NetInventory
import Testing

@testable import Report

@Suite struct StatusReportTests {
    private func report(only: ObjectID? = nil, at now: String = "2026-11-02 08:00") throws -> StatusReport {
        StatusReport(
            inventory: try SampleCounty.inventory(), ledger: try SampleCounty.ledger(), now: try moment(now),
            lastResult: try moment("2026-11-02 07:59:30"), only: only)
    }

    @Test func listsTheWorstFirst() throws {
        let report = try report()
        #expect(report.rows.map(\.subject.id.description) == ["unit/zc", "site/jyj", "application/approval"])
        #expect(
            report.rows.map(\.since) == [
                try moment("2026-10-31 20:00"), try moment("2026-10-12 09:30"), try moment("2026-10-05"),
            ])
    }

    @Test func countsEveryObjectOnce() throws {
        let counts = try report().counts
        // 5 units (one planned and one gone do not count), 1 target, device, link, circuit, 2 sites, application.
        #expect(ObjectState.allCases.map { counts[$0] }.reduce(0, +) == 11)
        #expect(counts[.up] == 3 && counts[.down] == 1 && counts[.unreachable] == 1 && counts[.degraded] == 1)
        #expect(counts[.unmonitored] == 5 && counts.neverJudged == 5)
    }

    @Test func looksNoFurtherThanNow() throws {
        #expect(try report(at: "2026-10-31 19:00").rows.map(\.subject.id.key) == ["jyj", "approval"])
    }

    @Test func oneObjectWhateverItsState() throws {
        let row = try #require(try report(only: ObjectID(.unit, "czj")).rows.first)
        #expect(row.state == .up)
        #expect(row.since == (try moment("2026-10-18 22:00")))
        #expect(try report(only: ObjectID(.unit, "yy")).rows.map(\.since) == [nil])
    }
}
