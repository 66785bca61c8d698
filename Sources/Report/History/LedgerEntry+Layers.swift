internal import Monitor
package import NetInventory

extension [LedgerEntry] {
    /// The same history with what a layer makes of it inside stretches that are in order and apart; outside it stays as it is.
    func overlaid(in spans: [TimeSpan], _ change: (ObjectState) -> ObjectState) -> [LedgerEntry] {
        guard !spans.isEmpty else { return self }
        var laid: [LedgerEntry] = []
        var (state, next) = (ObjectState.unmonitored, 0)
        func add(_ at: Timestamp, _ state: ObjectState, isWritten: Bool = true) {
            if laid.last?.at == at { laid.removeLast() }
            // Before the first entry nothing is known, and a layer that says no more adds none.
            let before = laid.last?.state ?? (isWritten ? nil : .unmonitored)
            if before != state { laid.append(LedgerEntry(at: at, state: state)) }
        }
        for span in spans {
            while next < count, self[next].at <= span.from {
                state = self[next].state
                add(self[next].at, state)
                next += 1
            }
            add(span.from, change(state), isWritten: next > 0)
            while next < count, self[next].at < span.to {
                state = self[next].state
                add(self[next].at, change(state))
                next += 1
            }
            guard next == count || self[next].at > span.to else { continue }
            add(span.to, state, isWritten: next > 0)
        }
        for entry in self[next...] { add(entry.at, entry.state) }
        return laid
    }

    /// When the bad spell began that lasts at a moment, times that nobody judged included; nil where none does.
    package func badSpell(at moment: Timestamp) -> Timestamp? {
        let last = self.last { $0.at <= moment }
        guard last?.state == .down || last?.state == .unreachable || last?.state == .unmonitored else { return nil }
        let spell = prefix { $0.at <= moment }.reversed().prefix { $0.state != .up && $0.state != .degraded }
        return spell.last { $0.state == .down || $0.state == .unreachable }?.at
    }

    /// The state in force at a moment; before the first entry nobody watched.
    func state(at moment: Timestamp) -> ObjectState { last { $0.at <= moment }?.state ?? .unmonitored }
}
