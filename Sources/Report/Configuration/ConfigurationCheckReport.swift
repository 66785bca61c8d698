package import NetInventory

/// What `config check` prints: every problem of `netmon.yaml` at once: `netmon.config-check/1`.
package struct ConfigurationCheckReport: RenderableReport {
    private let file: String?
    private let problems: [TopologyProblem]

    /// - Parameter file: the file that was read; nil where there is none and all defaults hold.
    package init(file: String?, problems: [TopologyProblem]) {
        self.file = file
        self.problems = problems
    }

    package var hasErrors: Bool { problems.contains { $0.severity == .error } }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.config-check/1")),
            ("file", .orNull(file)),
            ("problems", .array(problems.map { $0.json() })),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        guard let file else { return [Phrase.configurationAbsent.text(in: language)].lines }
        let errors = problems.count { $0.severity == .error }
        let counted = Phrase.topologyProblems.text(in: language, String(errors), String(problems.count - errors))
        return (problems.map { TextTable.printable($0.line) } + ["\(TextTable.printable(file)): \(counted)"]).lines
    }
}
