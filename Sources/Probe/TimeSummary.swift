/// The round-trip times of a burst in seven figures, in nanoseconds.
///
/// Median and percentiles are those of `LatencyHistogram`, within 1 %, so that a burst says the same as the report of a year; least,
/// greatest and mean are exact; jitter is the mean difference of neighbours in order of sending.
package struct TimeSummary: Hashable, Sendable {
    package var min: Int64
    package var median: Int64
    package var mean: Double
    package var p90: Int64
    package var p99: Int64
    package var max: Int64
    /// Nil for a single time: it has no neighbour.
    package var jitter: Double?

    /// Nil for no times.
    package init?(_ times: [Int64]) {
        let histogram = LatencyHistogram(times)
        guard let min = histogram.min, let max = histogram.max, let median = histogram.median, let mean = histogram.mean,
            let p90 = histogram.percentile(90), let p99 = histogram.percentile(99)
        else { return nil }
        self.min = min
        self.max = max
        self.median = median
        self.mean = mean
        self.p90 = p90
        self.p99 = p99
        let steps = zip(times, times.dropFirst()).map { abs($0 - $1) }
        jitter = steps.isEmpty ? nil : Double(steps.reduce(0, +)) / Double(steps.count)
    }
}
