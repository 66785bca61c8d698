package import Monitor
package import NetInventory

/// A stretch of time that an object spent in one state without a break.
package struct LedgerSpell: Hashable, Sendable {
    package var state: ObjectState
    package var span: TimeSpan

    /// Cuts `span` into the spells that an object's entries make of it, in order, without gap or overlap.
    ///
    /// `entries` are in order of time. Before the first nobody watched, so that time is unmonitored; the last one stands to
    /// the end. Two neighbours never have the same state, even where the entries repeat one.
    package static func spells(of entries: [LedgerEntry], in span: TimeSpan) -> [LedgerSpell] {
        guard !span.isEmpty else { return [] }
        var spells = [LedgerSpell(state: .unmonitored, span: span)]
        for entry in entries where entry.at < span.to {
            let last = spells.count - 1
            if entry.at <= spells[last].span.from {
                spells[last].state = entry.state
            } else if entry.state != spells[last].state {
                spells[last].span.to = entry.at
                spells.append(LedgerSpell(state: entry.state, span: TimeSpan(from: entry.at, to: span.to)))
                continue
            }
            // An entry that takes effect at the very start of a spell may repeat the state before it.
            if last > 0, spells[last].state == spells[last - 1].state {
                spells[last - 1].span.to = spells[last].span.to
                spells.removeLast()
            }
        }
        return spells
    }
}
