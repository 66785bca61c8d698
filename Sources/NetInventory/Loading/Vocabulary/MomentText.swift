/// Reads a moment as people write it: `2026-10-18 02:00` by the network's clock, with seconds where they matter; or RFC 3339 with offset.
package enum MomentText {
    package static func read(_ text: String, zone: CivilZone) -> Timestamp? {
        if let moment = Timestamp(rfc3339: text) { return moment }
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard parts.count == 2, text.utf8.count == parts[0].utf8.count + 1 + parts[1].utf8.count, let date = CivilDate(parts[0]),
            let seconds = seconds(parts[1])
        else { return nil }
        return zone.moment(date.adding(days: seconds / 86_400), secondsIntoDay: seconds % 86_400)
    }

    private static func seconds(_ text: Substring) -> Int? {
        if text.utf8.count == 5 { return HoursText.clock(String(text)) }
        guard text.utf8.count == 8, text.dropFirst(5).hasPrefix(":"), let minutes = HoursText.clock(String(text.prefix(5))),
            let seconds = ScalarText.wholeNumber(String(text.suffix(2))), seconds < 60, minutes < 86_400
        else { return nil }
        return minutes + Int(seconds)
    }
}
