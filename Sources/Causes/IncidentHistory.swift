package import Monitor
package import NetInventory

/// The incidents of a whole past at once.
package enum IncidentHistory {
    /// - Parameters:
    ///   - ledgers: of the watched objects, each in order of time.
    ///   - networks: in order of time.
    ///   - moment: up to when there is anything to judge; what may still be told otherwise lies after it.
    /// - Returns: in order of their keys.
    package static func incidents(
        in ledgers: [ObjectID: [LedgerEntry]], networks: [WatchedNetwork], upTo moment: Timestamp
    ) -> [Incident] {
        var judge = IncidentJudge(networks)
        judge.take(ledgers, from: Timestamp(milliseconds: .min), to: moment)
        judge.advance(to: moment)
        return (judge.drain() + judge.current).sorted { $0.key < $1.key }
    }
}

extension IncidentJudge {
    /// Takes all entries of a stretch of time in their order.
    mutating func take(_ ledgers: [ObjectID: [LedgerEntry]], from begin: Timestamp, to end: Timestamp) {
        var entries: [(entry: LedgerEntry, object: ObjectID)] = []
        for (object, ledger) in ledgers {
            for entry in ledger where begin <= entry.at && entry.at < end { entries.append((entry, object)) }
        }
        entries.sort { ($0.entry.at, $0.object) < ($1.entry.at, $1.object) }
        for (entry, object) in entries { take(entry, of: object) }
    }
}
