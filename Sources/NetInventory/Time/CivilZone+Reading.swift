extension CivilZone {
    /// The moment that somebody typed: `2026-10-01T09:40:00+08:00`, `2026-10-01 09:40`, `2026-10-01` (its beginning), `09:40` (the last
    /// time the clock showed that) or `8h` (so long ago). Nil for anything else.
    package func moment(reading text: String, now: Timestamp) -> Timestamp? {
        if let exact = Timestamp(rfc3339: text) { return exact }
        if let length = ScalarText.duration(text) { return (now - length).wholeSecond }
        let parts = text.split(separator: text.contains("T") ? "T" : " ", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, parts.count <= 2 else { return nil }
        if let date = CivilDate(first) {
            guard parts.count == 2 else { return moment(date) }
            return Self.clock(parts[1]).map { moment(date, secondsIntoDay: $0) }
        }
        guard parts.count == 1, let clock = Self.clock(first) else { return nil }
        let today = date(at: now)
        let shown = moment(today, secondsIntoDay: clock)
        return shown <= now ? shown : moment(today.adding(days: -1), secondsIntoDay: clock)
    }

    /// `09:40`, `09:40:30` as seconds into the day.
    private static func clock(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        let numbers = parts.compactMap { ScalarText.wholeNumber(String($0)).map { Int($0) } }
        guard numbers.count == parts.count, numbers[0] < 24, numbers[1] < 60, numbers.count == 2 || numbers[2] < 60 else { return nil }
        return numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    }
}
