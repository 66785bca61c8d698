internal import Monitor
package import NetInventory

/// What is counted before any share is taken: time per state and spells, for one object or summed over many.
package struct AvailabilityTally: Hashable, Sendable {
    package private(set) var durations = StateDurations()
    /// Spells of `down` that have time inside what is counted.
    package private(set) var outages = 0
    /// Spells of `unreachable`, likewise.
    package private(set) var unreachableSpells = 0
    /// The longest outage: of each only the time inside what is counted.
    package private(set) var longestOutage = Milliseconds.zero

    package init() {}

    /// Counts one object's spells inside `windows`, which are in order and apart (all of its due time, or its office hours).
    ///
    /// A spell that several windows see is one spell: an outage from one evening to the next noon is one outage of the office
    /// hours too, as long as it took inside them.
    package init(spells: [LedgerSpell], windows: [TimeSpan], maintenance: MaintenanceMode) {
        var first = 0
        for spell in spells {
            while first < windows.count, windows[first].to <= spell.span.from { first += 1 }
            var inside = Milliseconds.zero
            for window in windows[first...].prefix(while: { $0.from < spell.span.to }) {
                inside += spell.span.intersection(window)?.length ?? .zero
            }
            if inside > .zero { count(spell, for: inside, maintenance: maintenance) }
        }
    }

    private mutating func count(_ spell: LedgerSpell, for length: Milliseconds, maintenance: MaintenanceMode) {
        switch spell.state {
        case .maintenance:
            switch maintenance {
            case .honour: durations.maintenance += length
            case .ignore: durations.unmonitored += length
            case .exclude: break
            }
        case .down:
            durations.down += length
            outages += 1
            longestOutage = max(longestOutage, length)
        case .unreachable:
            durations.unreachable += length
            unreachableSpells += 1
        case .up, .degraded, .unmonitored:
            durations[spell.state] += length
        }
    }

    package static func += (left: inout AvailabilityTally, right: AvailabilityTally) {
        left.durations += right.durations
        left.outages += right.outages
        left.unreachableSpells += right.unreachableSpells
        left.longestOutage = max(left.longestOutage, right.longestOutage)
    }
}
