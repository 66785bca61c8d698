import GRDB
package import Monitor
package import NetInventory

/// The ledgers of a span as they are and as another rule would have made them.
package struct Rejudgement: Sendable {
    package var before: [ObjectID: [LedgerEntry]]
    package var after: [ObjectID: [LedgerEntry]]
    /// The results that were judged, from the beginning of the store on.
    package var results: Int
}

extension StoreReader {
    /// Judges the stored results anew by changed rules, and changes nothing.
    ///
    /// It begins with the first result, because what a check remembers may reach back without end, and takes a day beyond the span, in
    /// which what began inside may be confirmed. One result at a time is in memory.
    package func rejudge(
        in span: TimeSpan, now: Timestamp, by change: RuleChange, isCancelled: () -> Bool = { false }
    ) throws(StoreError) -> Rejudgement {
        let before = try ledger(in: span, now: now)
        return try read { database in
            let end = min(now, span.to + Self.beyond)
            var rebuild = try LedgerRebuild(beginning: nil, changing: change.changed, in: database)
            try rebuild.add(TimeSpan(from: ObjectRule.always, to: end), in: database, isCancelled: isCancelled)
            for change in rebuild.judge.advance(to: end) { rebuild.ledgers[change.object, default: []].replaceTail(change) }
            return Rejudgement(
                before: before, after: rebuild.ledgers.mapValues { $0.filter { $0.at < span.to } }, results: rebuild.count)
        }
    }

    private static let beyond = Milliseconds(24 * 3600 * 1000)
}
