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
        #expect(ten.median == 5.5)
    }

    @Test func `jitter follows the order of sending`() throws {
        #expect(try #require(TimeSummary([10, 20, 10, 20])).jitter == 10)
        #expect(try #require(TimeSummary([10, 10, 20, 20])).jitter == 10.0 / 3)
    }
}
