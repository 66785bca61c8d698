/// Reads `10-01`; the 29th of February is a day of the year.
enum MonthDayText {
    static func read(_ text: String) -> OfficeCalendar.MonthDay? {
        // A leap year knows every day.
        CivilDate("2000-" + text).map { OfficeCalendar.MonthDay(month: $0.month, day: $0.day) }
    }
}
