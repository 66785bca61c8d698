package import NetInventory

/// The stretch of time that a report is about, as its reader asked for it: `2026-10`, `yesterday`, `last-7d`.
///
/// Dates are days of the network's own zone, so a day may have 23 or 25 hours. What lies after `now` is not due: it is in
/// no figure, and only `requested` still knows of it.
package struct ReportPeriod: Hashable, Sendable {
    /// As it was asked for.
    package let text: String
    package let zone: CivilZone
    package let now: Timestamp
    /// All that the words cover.
    package let requested: TimeSpan
    /// What of it had passed at `now`; never empty.
    package let span: TimeSpan

    /// Reads one of the forms `today`, `yesterday`, `last-7d`, `2026-10-01`, `2026-10`, `2026-Q3`, `2026-W40` (ISO 8601),
    /// `2026` and `2026-10-01..2026-10-15` (the end day included).
    ///
    /// `today` is another day than that of `now` where a day that is over is asked about, at its end.
    package init(_ text: String, zone: CivilZone, now: Timestamp, today: CivilDate? = nil) throws(PeriodError) {
        let requested = try Self.span(of: text, zone: zone, now: now, today: today ?? zone.date(at: now))
        guard requested.from < now else { throw PeriodError.future(text, begins: zone.rfc3339(requested.from)) }
        self.text = text
        self.zone = zone
        self.now = now
        self.requested = requested
        span = TimeSpan(from: requested.from, to: min(requested.to, now))
    }

    /// A span that nobody wrote as words, such as the length of a demo; `called` is how the report names it.
    package init(_ span: TimeSpan, called text: String, zone: CivilZone) {
        self.text = text
        self.zone = zone
        now = span.to
        requested = span
        self.span = span
    }

    /// Whether part of it has still to come.
    package var isOpen: Bool { span.to < requested.to }
}
