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
        var results = LatencyReport.Builder()
        results.add(object: ObjectID(.unit, "jyj"), sent: 5, received: 0, times: [])
        let report = LatencyReport(
            inventory: try SampleCounty.inventory(), period: try SampleCounty.october(), results: results, method: try SampleCounty.method()
        )
        let byID = Dictionary(uniqueKeysWithValues: report.rows.map { ($0.subject.id.key, $0) })
        #expect(byID["jyj"]?.loss == ExactRatio(1, of: 1))
        #expect(byID["jyj"]?.times.median == nil)
        #expect(byID["zc"]?.sent == 0)
        #expect(byID["zc"]?.loss == nil)
        #expect(byID["xnw"] == nil)
    }
}
