import Causes
import Monitor
import NetInventory
import Report
import Store

/// All that the store knows beside the ledger, laid over it.
struct KnownHistory {
    let history: ObjectHistory
    let incidents: [StoredIncident]

    /// - Parameter asOf: what was entered by then, where a day that is over is asked about.
    init(
        topology: ReportTopology, ledger: [ObjectID: [LedgerEntry]], span: TimeSpan, reader: StoreReader, asOf: Timestamp?
    ) throws(CommandFailure) {
        // A spell that began before the span may have been explained by another incident then.
        let bad = ledger.values.compactMap { $0.badSpell(at: span.from) }
        let reach = TimeSpan(from: (bad + [span.from]).min() ?? span.from, to: span.to)
        incidents = try failing { try reader.incidents(in: reach) }
        let declared = try failing { try reader.declaredMaintenance() }
        history = ObjectHistory(
            topology: topology, ledger: ledger, incidents: incidents.map(\.incident),
            declared: declared.compactMap { $0.window(asOf: asOf) },
            span: span)
    }
}

extension ReportOptions.Material {
    func history(_ ledger: [ObjectID: [LedgerEntry]], in span: TimeSpan) throws(CommandFailure) -> KnownHistory {
        try KnownHistory(topology: topology, ledger: ledger, span: span, reader: reader, asOf: asOf)
    }
}
