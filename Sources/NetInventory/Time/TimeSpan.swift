/// A half-open stretch of time `[from, to)`; never negative.
package struct TimeSpan: Hashable, Sendable {
    package var from: Timestamp
    package var to: Timestamp

    /// An end before the start gives an empty span at the start.
    package init(from: Timestamp, to: Timestamp) {
        self.from = from
        self.to = max(from, to)
    }

    package var length: Milliseconds { to - from }
    package var isEmpty: Bool { from == to }

    package func contains(_ moment: Timestamp) -> Bool { from <= moment && moment < to }

    /// What both spans cover, or nil where they only touch or lie apart.
    package func intersection(_ other: TimeSpan) -> TimeSpan? {
        let start = max(from, other.from)
        let end = min(to, other.to)
        return start < end ? TimeSpan(from: start, to: end) : nil
    }
}
