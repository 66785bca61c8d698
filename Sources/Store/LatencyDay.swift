package import NetInventory
package import Probe

/// What one check was asked and answered on one day of UTC, by half-hours.
///
/// Half-hours of UTC, because midnight and office hours of nearly every time zone fall between two of them: a report adds up whole ones,
/// and the calendar or the zone may change without what is stored.
package struct LatencyDay: Hashable, Sendable {
    package static let length = Milliseconds(86_400_000)
    package static let sliceLength = Milliseconds(1_800_000)
    package static let sliceCount = 48

    /// The half-hours in which something was asked.
    package private(set) var slices: [Int: LatencyFigures]

    package init(slices: [Int: LatencyFigures] = [:]) {
        self.slices = slices
    }

    /// All of the day.
    package var total: LatencyFigures {
        var total = LatencyFigures()
        for slice in slices.values { total.merge(slice) }
        return total
    }

    package mutating func add(at moment: Timestamp, sent: Int, received: Int, times: [Int64]) {
        let into = moment.milliseconds - Self.span(of: Self.number(at: moment)).from.milliseconds
        slices[Int(into / Self.sliceLength.count), default: LatencyFigures()].add(sent: sent, received: received, times: times)
    }

    /// Days since 1970-01-01.
    package static func number(at moment: Timestamp) -> Int64 {
        // Rounds towards the past, also before 1970.
        let (quotient, rest) = moment.milliseconds.quotientAndRemainder(dividingBy: length.count)
        return rest < 0 ? quotient - 1 : quotient
    }

    package static func span(of day: Int64) -> TimeSpan {
        let from = Timestamp(milliseconds: day * length.count)
        return TimeSpan(from: from, to: from + length)
    }

    package static func span(ofSlice slice: Int, of day: Int64) -> TimeSpan {
        let from = Timestamp(milliseconds: day * length.count + Int64(slice) * sliceLength.count)
        return TimeSpan(from: from, to: from + sliceLength)
    }
}
