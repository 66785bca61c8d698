/// Questions, answers and their times, of one burst or of a year; figures of parts add up to those of the whole.
package struct LatencyFigures: Hashable, Sendable {
    package private(set) var sent: Int64 = 0
    package private(set) var answered: Int64 = 0
    /// Of the answers whose time is known.
    package private(set) var times = LatencyHistogram()

    package init() {}

    package init(sent: Int64, answered: Int64, times: LatencyHistogram) {
        self.sent = sent
        self.answered = answered
        self.times = times
    }

    /// One burst: tries sent, answers received, and the answers' times in nanoseconds.
    package mutating func add(sent: Int, received: Int, times: [Int64]) {
        self.sent += Int64(sent)
        answered += Int64(received)
        for time in times { self.times.add(time) }
    }

    package mutating func merge(_ other: LatencyFigures) {
        sent += other.sent
        answered += other.answered
        times.merge(other.times)
    }
}
