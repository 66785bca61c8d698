/// Reads hours that come again: `sunday 02:00-04:00`, `周日 02:00-04:00`, `day 23:00-01:00`, `month 15 02:00-04:00`,
/// `month last 22:00-24:00`, `last sunday 02:00-04:00`.
enum RecurrenceText {
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let numbers = ["first", "second", "third", "fourth"]

    static func read(_ text: String) -> Recurrence? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count >= 2, let hours = hours(words[words.count - 1]), let days = days(words.dropLast()) else { return nil }
        return Recurrence(days: days, hours: hours)
    }

    /// An end that does not come after the start is one of the next day.
    private static func hours(_ text: String) -> Range<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { HoursText.clock(String($0)) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from < 86_400, from != to else { return nil }
        return from..<(to > from ? to : to + 86_400)
    }

    private static func days(_ words: ArraySlice<String>) -> Recurrence.Days? {
        guard let first = words.first, let last = words.last else { return nil }
        switch words.count {
        case 1:
            if first == "day" || first == "每天" { return .all }
            return (english(first) ?? WeekdayText.read(first)).map { .weekdays($0) }
        case 2 where first == "month" || first == "每月":
            if last == "last" || last == "末" { return .lastOfMonth }
            return ScalarText.wholeNumber(last).flatMap { (1...31).contains($0) ? .ofMonth(Int($0)) : nil }
        case 2:
            guard let weekday = english(last) ?? WeekdayText.read(last), weekday.count == 1, let day = weekday.first else { return nil }
            if first == "last" { return .lastWeekdayOfMonth(day) }
            return numbers.firstIndex(of: first).map { .weekdayOfMonth($0 + 1, weekday: day) }
        default: return nil
        }
    }

    /// `sunday`, `monday-friday`; a range may run over Sunday.
    private static func english(_ text: String) -> Set<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { weekdays.firstIndex(of: String($0)).map { $0 + 1 } }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
        return first <= last ? Set(first...last) : Set(first...7).union(1...last)
    }
}
