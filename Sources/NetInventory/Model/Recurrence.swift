/// Hours that come again: every Sunday from 02:00 to 04:00, on the last day of each month.
package struct Recurrence: Hashable, Sendable {
    package enum Days: Hashable, Sendable {
        case all
        /// ISO weekdays, 1 for Monday … 7 for Sunday.
        case weekdays(Set<Int>)
        /// A month that lacks it has none.
        case ofMonth(Int)
        case lastOfMonth
        /// The first (1) to the fourth (4) such weekday of a month.
        case weekdayOfMonth(Int, weekday: Int)
        case lastWeekdayOfMonth(Int)
    }

    package var days: Days
    /// Seconds into the day; the end lies after the start, and beyond midnight where it is more than a day has.
    package var hours: Range<Int>

    package init(days: Days, hours: Range<Int>) {
        self.days = days
        self.hours = hours
    }

    package func begins(on date: CivilDate) -> Bool {
        switch days {
        case .all: true
        case .weekdays(let weekdays): weekdays.contains(date.weekday)
        case .ofMonth(let day): date.day == day
        case .lastOfMonth: date.adding(days: 1).day == 1
        case .weekdayOfMonth(let number, let weekday): date.weekday == weekday && (date.day + 6) / 7 == number
        case .lastWeekdayOfMonth(let weekday): date.weekday == weekday && date.adding(days: 7).month != date.month
        }
    }

    /// Its occurrences that have time in a span, whole, in order; only those that begin on a date within the two, the second excluded.
    ///
    /// Both ends are what the clock on the wall shows: a time that a change of offset skips is moved on by the gap, of one that comes
    /// twice the first is meant. So `02:00-04:00` has one hour on the night when 02:00 becomes 03:00, and three when it comes back.
    package func spans(in span: TimeSpan, zone: CivilZone, since: CivilDate? = nil, until: CivilDate? = nil) -> [TimeSpan] {
        guard !span.isEmpty else { return [] }
        var found: [TimeSpan] = []
        // An occurrence lasts a day at most, and begins the day before at the earliest.
        var date = max(zone.date(at: span.from).adding(days: -2), since ?? zone.date(at: span.from).adding(days: -2))
        let last = zone.date(at: span.to)
        while date <= last {
            if let until, date >= until { break }
            if begins(on: date) {
                func moment(_ second: Int) -> Timestamp { zone.moment(date.adding(days: second / 86_400), secondsIntoDay: second % 86_400) }
                let occurrence = TimeSpan(from: moment(hours.lowerBound), to: moment(hours.upperBound))
                if occurrence.intersection(span) != nil { found.append(occurrence) }
            }
            date = date.adding(days: 1)
        }
        return found
    }
}
