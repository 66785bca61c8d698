import Probe
import Testing

@Suite struct TimeSummaryTests {
    @Test func `no times have no figures`() {
        #expect(TimeSummary([]) == nil)
    }

    @Test func `a single time is all figures and has no jitter`() throws {
        let summary = try #require(TimeSummary([42]))
        #expect(summary.min == 42 && summary.max == 42 && summary.p90 == 42 && summary.p99 == 42)
        #expect(summary.median == 42 && summary.mean == 42)
        #expect(summary.jitter == nil)
    }

    @Test func `the median of an even number is the mean of the middle two`() throws {
        let summary = try #require(TimeSummary([40, 10, 20, 30]))
        #expect(summary.median == 25)
        #expect(summary.mean == 25)
    }

    @Test func `percentiles are by nearest rank`() throws {
        let summary = try #require(TimeSummary((1...100).reversed()))
        #expect(summary.p90 == 90)
        #expect(summary.p99 == 99)
        let ten = try #require(TimeSummary(Array(1...10)))
        #expect(ten.p90 == 9)
        #expect(ten.p99 == 10)
        // Whole nanoseconds.
        #expect(ten.median == 5)
    }

    @Test func `median and percentiles are those that a report of the same times gives`() throws {
        let times: [Int64] = [1_234_567, 1_250_000, 1_300_000, 9_999_999, 1_500_001]
        let summary = try #require(TimeSummary(times))
        let histogram = LatencyHistogram(times)
        #expect(summary.median == histogram.median && summary.p90 == histogram.percentile(90) && summary.p99 == histogram.percentile(99))
        #expect(abs(summary.median - 1_300_000) <= 13_000)
        #expect(summary.min == 1_234_567 && summary.max == 9_999_999 && summary.mean == 3_056_913.4)
    }

    @Test func `jitter follows the order of sending`() throws {
        #expect(try #require(TimeSummary([10, 20, 10, 20])).jitter == 10)
        #expect(try #require(TimeSummary([10, 10, 20, 20])).jitter == 10.0 / 3)
    }
}
