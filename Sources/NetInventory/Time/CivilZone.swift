internal import Foundation

/// The time zone of a network: turns dates and wall-clock times into moments and back.
///
/// Days are as long as the zone makes them: 23 and 25 hours where it changes its offset.
package struct CivilZone: Hashable, Sendable {
    /// The IANA name, such as `Asia/Shanghai`.
    package let name: String
    private let zone: TimeZone

    /// Nil for a name that the zone database does not have.
    package init?(_ name: String) {
        guard name.contains("/") || name == "UTC", let zone = TimeZone(identifier: name) else { return nil }
        self.name = name
        self.zone = zone
    }

    private init(known name: String, offsetSeconds: Int) {
        self.name = name
        zone = TimeZone(identifier: name) ?? TimeZone(secondsFromGMT: offsetSeconds) ?? .gmt
    }

    /// The zone of the whole country; without a zone database its fixed offset of eight hours.
    package static let shanghai = CivilZone(known: "Asia/Shanghai", offsetSeconds: 8 * 3600)
    package static let utc = CivilZone(known: "UTC", offsetSeconds: 0)

    /// Seconds east of UTC at a moment.
    package func offset(at moment: Timestamp) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
    }

    /// The moment at which a wall clock shows `seconds` after midnight of `date`.
    ///
    /// A time that a change of offset skips is moved forward by the gap; one that occurs twice is the first.
    package func moment(_ date: CivilDate, secondsIntoDay seconds: Int = 0) -> Timestamp {
        let wall = Int64(date.dayNumber) * 86_400 + Int64(seconds)
        func at(_ offset: Int) -> Timestamp { Timestamp(milliseconds: (wall - Int64(offset)) * 1000) }
        // The offsets in force a day before and a day after bracket any single change.
        let before = offset(at: at(0) - .seconds(86_400))
        let after = offset(at: at(0) + .seconds(86_400))
        let first = at(before)
        if offset(at: first) == before { return first }
        let second = at(after)
        return offset(at: second) == after ? second : first
    }

    /// The date that a wall clock shows at a moment.
    package func date(at moment: Timestamp) -> CivilDate {
        let local = moment.milliseconds + Int64(offset(at: moment)) * 1000
        return CivilDate(dayNumber: Int(local.flooredDivision(by: 86_400_000)))
    }

    /// A date as the span between its midnight and the next.
    package func span(of date: CivilDate) -> TimeSpan {
        TimeSpan(from: moment(date), to: moment(date.adding(days: 1)))
    }

    /// RFC 3339 with offset; milliseconds only where there are any: `2026-10-01T08:30:00+08:00`.
    package func rfc3339(_ moment: Timestamp) -> String {
        let offset = offset(at: moment)
        let sign = offset < 0 ? "-" : "+"
        let minutes = abs(offset) / 60
        return wallClock(moment, separator: "T") + sign + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60)
    }

    /// `2026-10-01 08:30:00`, with milliseconds only where there are any.
    package func wallClock(_ moment: Timestamp, separator: String = " ") -> String {
        let local = moment.milliseconds + Int64(offset(at: moment)) * 1000
        let day = local.flooredDivision(by: 86_400_000)
        let inDay = local - day * 86_400_000
        let seconds = Int(inDay / 1000)
        let fraction = Int(inDay % 1000)
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(twoDigits).joined(separator: ":")
        let tail = fraction == 0 ? "" : "." + String(String(1000 + fraction).dropFirst())
        return "\(CivilDate(dayNumber: Int(day)))\(separator)\(clock)\(tail)"
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension Int64 {
    /// Division that rounds towards minus infinity, as calendars need it.
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
