import NetInventory
import Testing

@testable import Report

@Suite struct LatencyReportTests {
    @Test(arguments: 0..<20)
    func percentilesAreWithinOnePerCent(seed: Int) throws {
        var numbers = SeededNumbers(state: UInt64(seed))
        var histogram = LatencyHistogram()
        var parts = [LatencyHistogram(), LatencyHistogram()]
        let times = (0..<Int.random(in: 1...3000, using: &numbers)).map { _ in
            Int64.random(in: 0...(1 << Int64.random(in: 0...36, using: &numbers)), using: &numbers)
        }
        for (position, time) in times.enumerated() {
            histogram.add(time)
            parts[position % 2].add(time)
        }
        let sorted = times.sorted()
        for percent in [1, 50, 90, 95, 99, 100] {
            let exact = sorted[max(1, (sorted.count * percent + 99) / 100) - 1]
            let found = try #require(histogram.percentile(percent))
            #expect(abs(found - exact) * 100 <= exact, "p\(percent) of seed \(seed): \(found) for \(exact)")
        }
        let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        #expect(abs(try #require(histogram.median) - middle) * 100 <= middle)
        #expect(histogram.min == sorted.first && histogram.max == sorted.last)
        parts[0].merge(parts[1])
        #expect(parts[0] == histogram)
    }

    @Test func extremesDoNotTrap() {
        var histogram = LatencyHistogram()
        for time in [Int64.max, 0, -5, 127, 128, 129, 255, 256] { histogram.add(time) }
        #expect(histogram.max == .max && histogram.min == 0)
        #expect(histogram.percentile(50) == 128)
        #expect(histogram.count == 8)
    }

    @Test func noTimesNoFigures() {
        #expect(LatencyHistogram().percentile(50) == nil)
        #expect(LatencyHistogram().median == nil)
    }

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
