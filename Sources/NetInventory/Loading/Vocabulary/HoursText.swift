/// Reads `08:00-12:00` as seconds into the day; the end may be 24:00 and comes after the start.
enum HoursText {
    static func read(_ text: String) -> Range<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { clock(String($0)) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
        return from..<to
    }

    /// `08:30` as seconds into the day; `24:00` is its end.
    static func clock(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 2, parts[1].utf8.count == 2, let hour = ScalarText.wholeNumber(String(parts[0])),
            let minute = ScalarText.wholeNumber(String(parts[1])), hour < 24 && minute < 60 || hour == 24 && minute == 0
        else { return nil }
        return Int(hour * 3600 + minute * 60)
    }
}
