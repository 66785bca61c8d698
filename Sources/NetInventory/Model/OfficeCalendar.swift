/// When an office works: weekdays and hours by season, holidays and make-up workdays by date.
///
/// A year that no data covers is unknown, and so is every figure that would need it.
package struct OfficeCalendar: Identified {
    package static let kind = ObjectKind.calendar
    package var key: String
    package var name: String
    /// ISO weekdays that are worked: 1 for Monday … 7 for Sunday.
    package var weekdays: Set<Int>
    package var seasons: [Season]
    package var holidays: [Holiday]
    /// The years for which the holidays are known.
    package var knownYears: Set<Int>
    package var validity: Validity
    package var spot: SourceSpot

    /// Hours from one day of the year to another, both included; it may run over New Year.
    package struct Season: Sendable, Hashable {
        package var from: MonthDay
        package var to: MonthDay
        /// Seconds into the day, half-open, in order: 08:00–12:00 is 28800..<43200.
        package var hours: [Range<Int>]

        package func contains(_ date: CivilDate) -> Bool {
            let day = MonthDay(month: date.month, day: date.day)
            return from <= to ? from <= day && day <= to : from <= day || day <= to
        }
    }

    package struct MonthDay: Sendable, Hashable, Comparable {
        package var month: Int
        package var day: Int

        package static func < (left: MonthDay, right: MonthDay) -> Bool { (left.month, left.day) < (right.month, right.day) }
    }

    /// A statutory holiday, both days included, and the weekend days worked in exchange.
    package struct Holiday: Sendable, Hashable {
        package var name: String
        package var from: CivilDate
        package var to: CivilDate
        package var makeupWorkdays: [CivilDate]
    }

    /// Whether a date is worked; nil where its year is unknown.
    package func isWorkday(_ date: CivilDate) -> Bool? {
        guard knownYears.contains(date.year) else { return nil }
        if holidays.contains(where: { $0.makeupWorkdays.contains(date) }) { return true }
        if holidays.contains(where: { $0.from <= date && date <= $0.to }) { return false }
        return weekdays.contains(date.weekday)
    }

    /// The worked stretches of a span, in order and apart; nil where a year in it is unknown.
    ///
    /// An office works while the clock on its wall shows its hours: an hour that a change of offset skips is not worked, one that comes
    /// twice is worked twice.
    package func officeHours(in span: TimeSpan, zone: CivilZone) -> [TimeSpan]? {
        var stretches: [TimeSpan] = []
        for part in zone.evenParts(of: span) {
            var date = zone.date(at: part.span.from)
            let last = zone.date(at: part.span.to - Milliseconds(1))
            while date <= last {
                guard let worked = isWorkday(date) else { return nil }
                if worked, let season = seasons.first(where: { $0.contains(date) }) {
                    for hours in season.hours {
                        guard let stretch = part.stretch(of: date, hours) else { continue }
                        if let before = stretches.last, before.to == stretch.from {
                            stretches[stretches.count - 1].to = stretch.to
                        } else {
                            stretches.append(stretch)
                        }
                    }
                }
                date = date.adding(days: 1)
            }
        }
        return stretches
    }

    /// The years of a span for which the holidays are not known, in order.
    package func unknownYears(in span: TimeSpan, zone: CivilZone) -> [Int] {
        guard !span.isEmpty else { return [] }
        return (zone.date(at: span.from).year...zone.date(at: span.to - Milliseconds(1)).year).filter { !knownYears.contains($0) }
    }
}
