import NetInventory
import Report
import Store

extension ReportOptions.Material {
    /// The history of the period and of what still goes on, with the incidents of that time.
    func evidence() throws(CommandFailure) -> (history: ObjectHistory, incidents: [StoredIncident]) {
        let untilNow = TimeSpan(from: period.span.from, to: period.now)
        let ledger = try failing { try reader.ledger(in: untilNow, now: period.now) }
        let stored = try failing { try reader.incidents(in: untilNow) }
        return (ObjectHistory(topology: topology, ledger: ledger, incidents: stored.map(\.incident), span: untilNow), stored)
    }
}
