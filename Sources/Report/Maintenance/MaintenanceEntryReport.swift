package import NetInventory
package import Store

/// What was entered about planned work, and everything that it covers.
package struct MaintenanceEntryReport: RenderableReport {
    private let row: MaintenanceReport.Row
    private let zone: CivilZone
    /// In order; with what loses its last path.
    package let covered: [ObjectID]
    private let names: [ObjectID: String]

    package init(_ work: DeclaredMaintenance, topology: ReportTopology, now: Timestamp) {
        row = MaintenanceReport.row(work, now: now)
        zone = topology.newest.network.zone
        let span = work.draft.span
        if let window = work.window {
            covered = ObjectHistory(topology: topology, ledger: [:], declared: [window], span: span).covered(by: window)
        } else {
            covered = []
        }
        names = topology.names(of: Set(covered), in: span)
    }

    package func json() -> JSONValue {
        .object(
            [("schema", .string("netmon.maintenance-entry/1"))] + row.json(in: zone) + [
                ("covers", .array(covered.map { .string($0.description) }))
            ])
    }

    package func text(in language: ReportLanguage) -> String {
        let phrase: Phrase = row.cancellation == nil ? .workDeclared : .workNowCancelled
        let head = phrase.text(
            in: language, String(row.number ?? 0), zone.wallClock(row.span.from), zone.wallClock(row.span.to), row.why)
        var lines = [head]
        if row.isLate, row.cancellation == nil, let enteredAt = row.enteredAt {
            lines.append(Phrase.enteredLate.text(in: language, zone.wallClock(enteredAt)))
        }
        if row.cancellation == nil {
            let shown = covered.prefix(20).map { names[$0].map { name in "\(name)" } ?? $0.description }
            let list = shown.joined(separator: language.listSeparator) + (covered.count > shown.count ? " …" : "")
            lines.append(Phrase.workCovers.text(in: language, String(covered.count), list))
        }
        return lines.lines
    }
}
