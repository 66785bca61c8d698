internal import Monitor
internal import NetInventory

/// Goes through several histories at once, from one change to the next.
struct StateSweep {
    /// What they are at a moment, in the order in which they were given.
    private(set) var states: [ObjectState]
    /// How many of them are in each state, by its number.
    private var counts = [0, 0, 0, 0, 0, 0]

    private init(_ histories: [[LedgerEntry]], at moment: Timestamp) {
        states = histories.map { $0.state(at: moment) }
        for state in states { counts[state.rawValue] += 1 }
    }

    subscript(state: ObjectState) -> Int { counts[state.rawValue] }
    var count: Int { states.count }

    /// What a rule makes of them over a span, one entry wherever that changes; the first one stands at the span's beginning.
    static func entries(_ histories: [[LedgerEntry]], in span: TimeSpan, _ rule: (StateSweep) -> ObjectState) -> [LedgerEntry] {
        var sweep = StateSweep(histories, at: span.from)
        var entries = [LedgerEntry(at: span.from, state: rule(sweep))]
        var changes: [(at: Timestamp, number: Int, state: ObjectState)] = []
        for (number, history) in histories.enumerated() {
            for entry in history where entry.at > span.from && entry.at < span.to { changes.append((entry.at, number, entry.state)) }
        }
        changes.sort { ($0.at, $0.number) < ($1.at, $1.number) }
        for (place, change) in changes.enumerated() {
            sweep.set(change.number, change.state)
            guard place + 1 == changes.count || changes[place + 1].at > change.at else { continue }
            let state = rule(sweep)
            if entries.last?.state != state { entries.append(LedgerEntry(at: change.at, state: state)) }
        }
        return entries
    }

    private mutating func set(_ number: Int, _ state: ObjectState) {
        counts[states[number].rawValue] -= 1
        counts[state.rawValue] += 1
        states[number] = state
    }
}
