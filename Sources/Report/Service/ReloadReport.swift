/// What reading the topology anew has changed: `netmon.reload/1`.
package struct ReloadReport: RenderableReport {
    private let isChanged: Bool
    private let checks: Int
    private let added: Int
    private let removed: Int
    private let topologyHash: String

    package init(isChanged: Bool, checks: Int, added: Int, removed: Int, topologyHash: String) {
        self.isChanged = isChanged
        self.checks = checks
        self.added = added
        self.removed = removed
        self.topologyHash = topologyHash
    }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.reload/1")),
            ("changed", .bool(isChanged)),
            ("checks", .int(Int64(checks))),
            ("added", .int(Int64(added))),
            ("removed", .int(Int64(removed))),
            ("topology_hash", .string(topologyHash)),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        isChanged
            ? [Phrase.reloaded.text(in: language, String(checks), String(added), String(removed))].lines
            : [Phrase.reloadedUnchanged.text(in: language, String(checks))].lines
    }
}
