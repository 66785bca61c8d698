/// The round-trip times of a burst in seven figures, in nanoseconds.
///
/// Percentiles are by nearest rank (the smallest value that at least p % do not exceed); the median of an even
/// number is the mean of the two in the middle; jitter is the mean difference of neighbours in order of sending.
package struct TimeSummary: Hashable, Sendable {
    package var min: Int64
    package var median: Double
    package var mean: Double
    package var p90: Int64
    package var p99: Int64
    package var max: Int64
    /// Nil for a single time: it has no neighbour.
    package var jitter: Double?

    /// Nil for no times.
    package init?(_ times: [Int64]) {
        guard !times.isEmpty else { return nil }
        let sorted = times.sorted()
        func rank(_ percent: Int) -> Int64 { sorted[Swift.max(1, (sorted.count * percent + 99) / 100) - 1] }
        let middle = sorted.count / 2
        min = sorted[0]
        max = sorted[sorted.count - 1]
        median = sorted.count % 2 == 1 ? Double(sorted[middle]) : Double(sorted[middle - 1] + sorted[middle]) / 2
        mean = Double(sorted.reduce(0, +)) / Double(sorted.count)
        p90 = rank(90)
        p99 = rank(99)
        let steps = zip(times, times.dropFirst()).map { abs($0 - $1) }
        jitter = steps.isEmpty ? nil : Double(steps.reduce(0, +)) / Double(steps.count)
    }
}
