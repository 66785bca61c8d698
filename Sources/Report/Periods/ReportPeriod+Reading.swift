internal import NetInventory

extension ReportPeriod {
    /// The longest `last-Nd`: a century.
    private static let mostDays = 36_525

    static func span(of text: String, zone: CivilZone, now: Timestamp, today: CivilDate) throws(PeriodError) -> TimeSpan {
        if text == "today" { return zone.span(of: today) }
        if text == "yesterday" { return zone.span(of: today.adding(days: -1)) }
        if text.hasPrefix("last-") { return try lastDays(text, zone: zone, now: now) }
        let days = try days(of: text)
        return TimeSpan(from: zone.moment(days.first), to: zone.moment(days.end))
    }

    /// `last-7d`: from the same wall-clock time seven days ago until now, whatever the zone did in between.
    private static func lastDays(_ text: String, zone: CivilZone, now: Timestamp) throws(PeriodError) -> TimeSpan {
        let digits = text.dropFirst(5).dropLast()
        guard text.hasSuffix("d"), (1...5).contains(digits.utf8.count), let days = number(digits) else { throw .unreadable(text) }
        guard (1...mostDays).contains(days) else { throw .noSuchPeriod(text) }
        let wall = now + .seconds(Int64(zone.offset(at: now)))
        let today = zone.date(at: now)
        let intoDay = wall.milliseconds - Int64(today.dayNumber) * 86_400_000
        let then = zone.moment(today.adding(days: -days), secondsIntoDay: Int(intoDay / 1000)) + Milliseconds(intoDay % 1000)
        return TimeSpan(from: then, to: now)
    }

    /// The first day, and the day after the last.
    private typealias Days = (first: CivilDate, end: CivilDate)

    private static func days(of text: String) throws(PeriodError) -> Days {
        let ends = text.split(separator: "..", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return try days(ofOne: text[...], in: text) }
        // Only days bound a range: `2026-10..2026-11` could mean two things.
        guard ends.allSatisfy({ $0.utf8.count == 10 }) else { throw .unreadable(text) }
        let first = try days(ofOne: ends[0], in: text).first
        let end = try days(ofOne: ends[1], in: text).end
        guard first < end else { throw .endsBeforeItBegins(text) }
        return (first, end)
    }

    private static func days(ofOne part: Substring, in text: String) throws(PeriodError) -> Days {
        let words = part.split(separator: "-", omittingEmptySubsequences: false)
        guard words[0].utf8.count == 4, let year = number(words[0]) else { throw .unreadable(text) }
        let found: Days?
        switch words.count {
        case 1: found = months(1...12, of: year)
        case 2: found = try days(year: year, word: words[1], in: text)
        case 3:
            guard words[1...].allSatisfy({ $0.utf8.count == 2 && number($0) != nil }) else { throw .unreadable(text) }
            found = CivilDate(part).map { ($0, $0.adding(days: 1)) }
        default: throw .unreadable(text)
        }
        guard let found else { throw .noSuchPeriod(text) }
        return found
    }

    /// A month `10`, a quarter `Q3` or a week `W40` of a year; nil where the year has none such.
    private static func days(year: Int, word: Substring, in text: String) throws(PeriodError) -> Days? {
        if word.utf8.count == 2, let month = number(word) {
            return (1...12).contains(month) ? months(month...month, of: year) : nil
        }
        guard let mark = word.first, let number = number(word.dropFirst()) else { throw .unreadable(text) }
        if mark == "Q", word.utf8.count == 2 {
            return (1...4).contains(number) ? months(number * 3 - 2...number * 3, of: year) : nil
        }
        guard mark == "W", word.utf8.count == 3 else { throw .unreadable(text) }
        return week(number, of: year)
    }

    private static func months(_ months: ClosedRange<Int>, of year: Int) -> Days? {
        let lastDay = CivilDate.days(inMonth: months.upperBound, of: year)
        guard let first = CivilDate(year: year, month: months.lowerBound, day: 1),
            let last = CivilDate(year: year, month: months.upperBound, day: lastDay)
        else { return nil }
        return (first, last.adding(days: 1))
    }

    /// ISO 8601: week 1 is the one that holds 4 January, the last week the one that holds 28 December.
    private static func week(_ number: Int, of year: Int) -> Days? {
        guard let inFirst = CivilDate(year: year, month: 1, day: 4), let inLast = CivilDate(year: year, month: 12, day: 28)
        else { return nil }
        let monday = inFirst.adding(days: 1 - inFirst.weekday)
        let weeks = (inLast.dayNumber - monday.dayNumber) / 7 + 1
        guard (1...weeks).contains(number) else { return nil }
        return (monday.adding(days: 7 * (number - 1)), monday.adding(days: 7 * number))
    }

    /// Digits and nothing else: `Int` alone would take a sign.
    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
}
