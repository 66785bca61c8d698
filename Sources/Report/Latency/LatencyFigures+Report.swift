package import Probe

extension LatencyFigures {
    /// Nil where nothing was sent.
    package var loss: ExactRatio? { ExactRatio(max(0, sent - answered), of: sent) }

    /// Least, median, p90, p95, p99 and greatest, in nanoseconds.
    var ordered: [Int64?] {
        [times.min, times.median, times.percentile(90), times.percentile(95), times.percentile(99), times.max]
    }
}
