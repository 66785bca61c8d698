package import Store

/// A backup that was written: `netmon.store-backup/1`.
package struct StoreBackupReport: RenderableReport {
    private let backup: StoreBackup

    package init(_ backup: StoreBackup) {
        self.backup = backup
    }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.store-backup/1")),
            ("file", .string(backup.file)),
            ("bytes", .int(Int64(backup.bytes))),
            ("results", .int(Int64(backup.results))),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        [Phrase.storeBackedUp.text(in: language, backup.file, String(backup.bytes), String(backup.results))].lines
    }
}
