import NetInventory

extension Timestamp {
    /// Whole days since 1970 in UTC, as certificates count, rounded down.
    var dayNumber: Int {
        let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        return Int(rest < 0 ? days - 1 : days)
    }

    /// The day in UTC: `2026-11-23`.
    var day: String { CivilDate(dayNumber: dayNumber).description }
}
