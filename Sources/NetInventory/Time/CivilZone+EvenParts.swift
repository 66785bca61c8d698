extension CivilZone {
    /// A stretch in which the zone keeps its offset, so that a wall clock runs through it without a jump.
    package struct EvenPart: Hashable, Sendable {
        package var span: TimeSpan
        /// Seconds east of UTC.
        package var offset: Int

        /// What of the part shows these seconds of a date on the wall clock; nil where nothing of it does.
        package func stretch(of date: CivilDate, _ seconds: Range<Int>) -> TimeSpan? {
            let midnight = Int64(date.dayNumber) * 86_400 - Int64(offset)
            func moment(_ second: Int) -> Timestamp { Timestamp(milliseconds: (midnight + Int64(second)) * 1000) }
            return TimeSpan(from: moment(seconds.lowerBound), to: moment(seconds.upperBound)).intersection(span)
        }
    }

    /// Cuts a span wherever the zone changes its offset: one part a year or so in Shanghai, three in Berlin.
    ///
    /// Two changes within a day that cancel each other would be missed; no zone has ever done that.
    package func evenParts(of span: TimeSpan) -> [EvenPart] {
        var parts: [EvenPart] = []
        var part = EvenPart(span: span, offset: offset(at: span.from))
        var at = span.from
        while at < span.to {
            let next = min(at + .seconds(86_400), span.to - Milliseconds(1))
            if next > at, offset(at: next) != part.offset {
                let change = firstMoment(after: at, to: next) { offset(at: $0) != part.offset }
                parts.append(EvenPart(span: TimeSpan(from: part.span.from, to: change), offset: part.offset))
                part = EvenPart(span: TimeSpan(from: change, to: span.to), offset: offset(at: change))
                at = change
            } else {
                at = at + .seconds(86_400)
            }
        }
        return part.span.isEmpty ? parts : parts + [part]
    }

    /// Halves the span between a moment where something does not hold yet and one where it does.
    private func firstMoment(after low: Timestamp, to high: Timestamp, where holds: (Timestamp) -> Bool) -> Timestamp {
        var (low, high) = (low, high)
        while high - low > Milliseconds(1) {
            let middle = Timestamp(milliseconds: low.milliseconds + (high - low).count / 2)
            if holds(middle) { high = middle } else { low = middle }
        }
        return high
    }
}
