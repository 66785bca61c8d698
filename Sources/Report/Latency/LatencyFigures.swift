/// Questions, answers and their times, for one object in some hours.
package struct LatencyFigures: Hashable, Sendable {
    package private(set) var sent: Int64 = 0
    package private(set) var answered: Int64 = 0
    package private(set) var times = LatencyHistogram()

    package init() {}

    /// Nil where nothing was sent.
    package var loss: ExactRatio? { ExactRatio(max(0, sent - answered), of: sent) }

    /// Least, median, p90, p95, p99 and greatest, in nanoseconds.
    var ordered: [Int64?] {
        [times.min, times.median, times.percentile(90), times.percentile(95), times.percentile(99), times.max]
    }

    mutating func add(sent: Int, received: Int, times: [Int64]) {
        self.sent += Int64(sent)
        answered += Int64(received)
        for time in times { self.times.add(time) }
    }
}
