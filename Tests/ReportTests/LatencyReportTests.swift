import NetInventory
import Probe
import Testing

@testable import Report

@Suite struct LatencyReportTests {
    @Test func whatWasNeverAskedIsUnknown() throws {
        var results = LatencyReport.Builder(topology: ReportTopology(try SampleCounty.inventory()), period: try SampleCounty.october())
        results.add(object: ObjectID(.unit, "jyj"), at: try moment("2026-10-12 10:00"), sent: 5, received: 0, times: [])
        let report = LatencyReport(results, method: try SampleCounty.method())
        let byID = Dictionary(uniqueKeysWithValues: report.rows.map { ($0.subject.id.key, $0) })
        #expect(byID["jyj"]?.always.loss == ExactRatio(1, of: 1))
        #expect(byID["jyj"]?.always.times.median == nil)
        #expect(byID["zc"]?.always.sent == 0)
        #expect(byID["zc"]?.always.loss == nil)
        #expect(byID["xnw"] == nil)
    }

    @Test func countsOfficeHoursApartAndOnlyWhatWasDue() throws {
        var results = LatencyReport.Builder(topology: ReportTopology(try SampleCounty.inventory()), period: try SampleCounty.october())
        let czj = ObjectID(.unit, "czj")
        // Before it joined on the 16th; at night; at 08:00 sharp of a Monday; when the office closes for lunch.
        for (time, nanoseconds) in [("10-15 10:00", 1), ("10-19 03:00", 2), ("10-19 08:00", 3), ("10-19 12:00", 4)] as [(String, Int64)] {
            results.add(object: czj, at: try moment("2026-" + time), sent: 1, received: 1, times: [nanoseconds])
        }
        results.add(object: ObjectID(.unit, "yy"), at: try moment("2026-10-19 08:00"), sent: 1, received: 1, times: [9])
        let target = ObjectID(.target, "b")
        results.add(object: target, at: try moment("2026-10-19 09:00"), sent: 1, received: 1, times: [5])
        let report = LatencyReport(results, method: try SampleCounty.method())
        let byID = Dictionary(uniqueKeysWithValues: report.rows.map { ($0.subject.id, $0) })
        #expect(byID[czj]?.always.sent == 3)
        #expect(byID[czj]?.office?.sent == 1)
        #expect(byID[czj]?.office?.times.min == 3)
        #expect(byID[target]?.office?.times.max == 5)
        #expect(byID[ObjectID(.unit, "yy")]?.always.sent == 1)
        #expect(byID[ObjectID(.unit, "yy")]?.office == nil)
        #expect(report.officeUnknowns == [.noSuchCalendar("hospital")])
        #expect(report.rows.last?.subject.id == target)
    }
}
