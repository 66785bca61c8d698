/// A moment, to the millisecond, as the ledger counts time.
///
/// Milliseconds since 1970-01-01T00:00:00Z. An integer, so that sums of intervals are exact.
package struct Timestamp: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The last full second, as people note times.
    package var wholeSecond: Timestamp {
        let rest = milliseconds % 1000
        return Timestamp(milliseconds: milliseconds - (rest < 0 ? rest + 1000 : rest))
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    package static func + (moment: Timestamp, length: Milliseconds) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds + length.count)
    }

    package static func - (moment: Timestamp, length: Milliseconds) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds - length.count)
    }

    package static func - (end: Timestamp, start: Timestamp) -> Milliseconds {
        Milliseconds(end.milliseconds - start.milliseconds)
    }
}
