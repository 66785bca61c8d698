extension [TimeSpan] {
    /// The same time as stretches in order and apart: what overlaps or touches is one.
    package var united: [TimeSpan] {
        var united: [TimeSpan] = []
        for span in self.filter({ !$0.isEmpty }).sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
            if let last = united.last, span.from <= last.to {
                united[united.count - 1].to = Swift.max(last.to, span.to)
            } else {
                united.append(span)
            }
        }
        return united
    }

    /// What of stretches that are in order and apart lies outside others that are, too.
    package func subtracting(_ others: [TimeSpan]) -> [TimeSpan] {
        var left: [TimeSpan] = []
        for span in self {
            var from = span.from
            for other in others where other.to > from && other.from < span.to {
                if other.from > from { left.append(TimeSpan(from: from, to: other.from)) }
                from = other.to
            }
            if from < span.to { left.append(TimeSpan(from: from, to: span.to)) }
        }
        return left
    }

    /// What of stretches that are in order and apart lies inside a span.
    package func clipped(to span: TimeSpan) -> [TimeSpan] { compactMap { $0.intersection(span) } }
}
