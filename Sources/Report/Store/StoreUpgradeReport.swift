package import Store

/// What became of a store's schema: `netmon.store-upgrade/1`.
package struct StoreUpgradeReport: RenderableReport {
    private let path: String
    private let upgrade: StoreUpgrade?

    /// No upgrade: the store was up to date.
    package init(path: String, upgrade: StoreUpgrade?) {
        self.path = path
        self.upgrade = upgrade
    }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.store-upgrade/1")),
            ("path", .string(path)),
            ("from", upgrade.map { .int(Int64($0.from)) } ?? .null),
            ("to", upgrade.map { .int(Int64($0.to)) } ?? .null),
            ("copy", upgrade.map { .string($0.copy) } ?? .null),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        let line =
            upgrade.map { Phrase.storeUpgraded.text(in: language, $0.path, String($0.from), String($0.to), $0.copy) }
            ?? Phrase.storeUpToDate.text(in: language, path)
        return [line].lines
    }
}
