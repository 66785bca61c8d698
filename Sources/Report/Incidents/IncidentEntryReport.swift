internal import NetInventory
internal import Store

/// What was entered about an incident: one sentence, or the incident as it is now.
package struct IncidentEntryReport: RenderableReport {
    private let report: IncidentReport

    /// - Parameter report: of the incident with what was entered.
    package init(_ report: IncidentReport) {
        self.report = report
    }

    package func json() -> JSONValue { report.json() }

    package func text(in language: ReportLanguage) -> String {
        let stored = report.stored
        let what = stored.notes.last.map { $0.kind.phrase.text(in: language) } ?? ""
        let who = stored.notes.last?.who ?? ""
        return [IncidentPhrase.noteTaken.text(in: language, String(stored.number), what, who)].lines
    }
}
