/// When an object is due: its dates and its status.
package struct Validity: Hashable, Sendable {
    package enum Status: String, Sendable, CaseIterable {
        /// Exists for foresight; not probed, in no figure.
        case planned
        case active
        /// Probed, and in no figure.
        case decommissioning
    }

    /// The first day.
    package var since: CivilDate?
    /// The day after the last one.
    package var until: CivilDate?
    package var status: Status

    package init(since: CivilDate? = nil, until: CivilDate? = nil, status: Status = .active) {
        self.since = since
        self.until = until
        self.status = status
    }

    package static let always = Validity()

    package func covers(_ date: CivilDate) -> Bool {
        if let since, date < since { return false }
        if let until, date >= until { return false }
        return true
    }

    package func isProbed(on date: CivilDate) -> Bool { status != .planned && covers(date) }

    /// The part of a span in which the object counts; nil where it never does.
    package func due(in span: TimeSpan, zone: CivilZone) -> TimeSpan? {
        guard status == .active else { return nil }
        let from = since.map { zone.moment($0) } ?? span.from
        let to = until.map { zone.moment($0) } ?? span.to
        guard from < to else { return nil }
        return TimeSpan(from: from, to: to).intersection(span)
    }
}
