/// Planned work (计划检修) that somebody declared: when, on what, and why.
///
/// It covers what it names and all that then loses its last path or a need; what overlaps is one.
package struct MaintenanceWindow: Hashable, Sendable {
    package enum Time: Hashable, Sendable {
        case once(TimeSpan)
        /// Those that begin on a day from `since` on, and before `until`.
        case every(Recurrence, since: CivilDate?, until: CivilDate?)
    }

    /// Longer work is rarely meant.
    package static let usualLength = Milliseconds.seconds(7 * 86_400)

    /// What can be worked on, as a whole or in its parts.
    package static let kinds: [ObjectKind] = [
        .unit, .device, .link, .circuit, .application, .site, .location, .rack, .feed, .conduit, .provider, .contract,
    ]

    /// Never empty.
    package var objects: [ObjectID]
    package var time: Time
    package var why: String
    package var by: String?
    /// Where the topology says so; nil for one that was declared by `netmon maintenance add`.
    package var spot: SourceSpot?

    package init(objects: [ObjectID], time: Time, why: String, by: String? = nil, spot: SourceSpot? = nil) {
        self.objects = objects
        self.time = time
        self.why = why
        self.by = by
        self.spot = spot
    }

    /// Its occurrences that have time in a span, whole, in order.
    package func spans(in span: TimeSpan, zone: CivilZone) -> [TimeSpan] {
        switch time {
        case .once(let window): window.intersection(span) == nil ? [] : [window]
        case .every(let recurrence, let since, let until): recurrence.spans(in: span, zone: zone, since: since, until: until)
        }
    }

    /// Whether it says itself from when on it holds, so that it may be written late.
    package var hasOwnBeginning: Bool {
        switch time {
        case .once: true
        case .every(_, let since, _): since != nil
        }
    }
}
