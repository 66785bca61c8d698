package import Store

/// What a compaction gave back: `netmon.store-compact/1`.
package struct StoreCompactReport: RenderableReport {
    private let done: StoreCompaction

    package init(_ done: StoreCompaction) {
        self.done = done
    }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.store-compact/1")),
            ("path", .string(done.path)),
            ("before_bytes", .int(Int64(done.before))),
            ("after_bytes", .int(Int64(done.after))),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        [Phrase.storeCompacted.text(in: language, done.path, String(done.before), String(done.after))].lines
    }
}
