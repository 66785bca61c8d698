internal import NetInventory
package import Store

/// What an import took: `netmon.store-import/1`.
package struct ResultImportReport: RenderableReport {
    private let file: String
    private let outcome: ResultImport.Outcome

    package init(file: String, outcome: ResultImport.Outcome) {
        self.file = file
        self.outcome = outcome
    }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.store-import/1")),
            ("file", .string(file)),
            ("accepted", .int(Int64(outcome.accepted))),
            ("duplicates", .int(Int64(outcome.duplicates))),
            ("rejected", .int(Int64(outcome.rejected))),
            (
                "bad",
                .array(outcome.bad.map { .object([("line", .int(Int64($0.line))), ("reason", .string($0.reason))]) })
            ),
            ("objects", .array(outcome.objects.sorted().map { .string($0.description) })),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        [
            Phrase.importSummary.text(
                in: language, file, String(outcome.accepted), String(outcome.objects.count), String(outcome.duplicates),
                String(outcome.rejected))
        ].lines
    }
}
