import GRDB
package import Monitor
package import NetInventory
package import Probe

/// Adds up answer times: takes the sums of whole stretches where it can, and smaller pieces where it must.
package protocol LatencyTaker {
    /// A stretch of time in sum. What it had of `within` as a whole must not count again.
    ///
    /// - Returns: whether the hours that count cut the stretch: then it is given in smaller pieces.
    mutating func take(_ figures: LatencyFigures, of object: ObjectID, in span: TimeSpan, within: TimeSpan?) -> Bool
    /// A single result; `within`: the stretch that was given in sum before.
    mutating func take(_ result: CheckResult, within: TimeSpan?)
}

extension StoreReader {
    /// Gives what is needed of a span: kept sums of days, of half-hours where the day does not count as a whole, and single results where
    /// the half-hour does not either, or where the day is not added up yet.
    package func latency(in span: TimeSpan, to taker: inout some LatencyTaker) throws(StoreError) {
        guard !span.isEmpty else { return }
        taker = try read { database in
            var next = taker
            let names = try CheckTable.names(in: database)
            let days = LatencyDay.number(at: span.from)...LatencyDay.number(at: span.to - Milliseconds(1))
            let open = try LatencyTable.openDays(in: database)
            var cut: Set<TimeSpan> = []
            try LatencyTable.visit(days, in: database) { entry in
                guard open[entry.day] == nil, let object = names[entry.check]?.object else { return }
                let whole = LatencyDay.span(of: entry.day)
                guard next.take(entry.total, of: object, in: whole, within: nil) else { return }
                for (slice, figures) in try entry.slices() {
                    let part = LatencyDay.span(ofSlice: slice, of: entry.day)
                    if next.take(figures, of: object, in: part, within: whole) { cut.insert(part) }
                }
            }
            for day in open.keys.sorted() where days.contains(day) {
                guard let part = LatencyDay.span(of: day).intersection(span) else { continue }
                try ResultTable.visit(in: part, checks: names, in: database) { next.take($0, within: nil) }
            }
            for part in cut.sorted(by: { $0.from < $1.from }) {
                guard let rest = part.intersection(span) else { continue }
                try ResultTable.visit(in: rest, checks: names, in: database) { next.take($0, within: part) }
            }
            return next
        }
    }
}
