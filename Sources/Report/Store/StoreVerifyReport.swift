/// Whether a store is sound: `netmon.store-verify/1`.
package struct StoreVerifyReport: RenderableReport {
    private let path: String
    private let problems: [String]

    package init(path: String, problems: [String]) {
        self.path = path
        self.problems = problems
    }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.store-verify/1")),
            ("path", .string(path)),
            ("sound", .bool(problems.isEmpty)),
            ("problems", .array(problems.map(JSONValue.string))),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        problems.isEmpty
            ? [Phrase.storeSound.text(in: language, path)].lines
            : (problems + [Phrase.storeUnsound.text(in: language, path, String(problems.count))]).lines
    }
}
