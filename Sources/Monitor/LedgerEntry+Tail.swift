package import NetInventory

extension LedgerChange {
    /// What is to be written after an entry of this state; before the first entry an object is unmonitored.
    package func entries(after state: ObjectState?) -> ArraySlice<LedgerEntry> {
        entries.first?.state == state ?? .unmonitored ? entries.dropFirst() : entries[...]
    }
}

extension [LedgerEntry] {
    /// Replaces everything from the change's moment on; an entry that says what stood before it already is left out.
    package mutating func replaceTail(_ change: LedgerChange) {
        while let last, last.at >= change.from { removeLast() }
        self += change.entries(after: last?.state)
    }

    /// How long the object was in each state over a span; before the first entry it was unmonitored. The sum is the span's length.
    package func durations(in span: TimeSpan) -> [ObjectState: Milliseconds] {
        var sums: [ObjectState: Milliseconds] = [:]
        var state = ObjectState.unmonitored
        var from = span.from
        for entry in self where entry.at < span.to {
            if entry.at > from {
                sums[state, default: .zero] += entry.at - from
                from = entry.at
            }
            state = entry.state
        }
        sums[state, default: .zero] += span.to - from
        return sums.filter { $0.value > .zero }
    }
}
