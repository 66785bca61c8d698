internal import NetInventory
package import Store

/// The size of a store: `netmon.store-info/1`.
package struct StoreInfoReport: RenderableReport {
    private let info: StoreInfo

    package init(_ info: StoreInfo) {
        self.info = info
    }

    /// Bytes a result with two digits, cut off.
    private var bytesPerResult: String? {
        ExactRatio(Int64(info.fileBytes), of: Int64(info.results)).map { $0.decimalText(digits: 2) }
    }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.store-info/1")),
            ("path", .string(info.path)),
            ("schema_version", .int(Int64(info.schema))),
            ("file_bytes", .int(Int64(info.fileBytes))),
            ("results", .int(Int64(info.results))),
            ("bytes_per_result", bytesPerResult.map(JSONValue.decimal) ?? .null),
            ("first_result", .orNull(info.firstResult.map(CivilZone.shanghai.rfc3339))),
            ("last_result", .orNull(info.lastResult.map(CivilZone.shanghai.rfc3339))),
            (
                "tables",
                .array(
                    info.tables.map { table in
                        .object([("name", .string(table.name)), ("rows", .int(Int64(table.rows))), ("bytes", .orNull(table.bytes))])
                    })
            ),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        var table = TextTable([
            .left(Phrase.storeTable.text(in: language)), .right(Phrase.storeRows.text(in: language)),
            .right(Phrase.storeBytes.text(in: language)),
        ])
        for row in info.tables { table.add([row.name, String(row.rows), language.number(row.bytes)]) }
        let span = [info.firstResult, info.lastResult].map { $0.map { CivilZone.shanghai.wallClock($0) } ?? language.unknown }
        return [
            Phrase.storeSummary.text(
                in: language, info.path, String(info.fileBytes), String(info.results), bytesPerResult ?? language.unknown, span[0], span[1]),
            "",
        ].lines + table.text
    }
}
