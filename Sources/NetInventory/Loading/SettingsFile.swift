/// A file of settings, read and checked by what reads topologies: every problem at once, each at its place.
///
/// Same bytes, same result: nothing else is read. Its values may lie beside secrets, so that no sentence quotes a mark or a secret.
package struct SettingsFile: Sendable {
    /// A text of the file, and where it stands.
    package struct Value: Hashable, Sendable {
        package var text: String
        package var spot: SourceSpot
    }

    /// Sorted by line and column.
    package let problems: [TopologyProblem]
    private let root: YamlNode

    package init(_ file: TopologyFile, table: KeyTable) {
        let log = ProblemLog(hidesMarks: true)
        let reading = TopologyFileReader(log: log).read(file)
        VocabularyChecker(TopologyDocument(log: log), index: KeyIndex(), log: log, isIncomplete: !reading.isComplete)
            .check(reading.entries, against: table, local: [:])
        root = YamlNode(.map(reading.entries), SourceSpot(file: file.name, line: 1, column: 1))
        problems = log.sorted
    }

    package var hasErrors: Bool { problems.contains { $0.severity == .error } }

    /// The text under a path of keys; nil where nothing is written, or something else than text.
    package subscript(_ path: String...) -> Value? { node(path).flatMap(Self.value) }

    /// The texts of one value or of a list; none for `none`, nil where nothing is written.
    package func list(_ path: String...) -> [Value]? {
        node(path).map { $0.text == "none" ? [] : $0.elements.compactMap(Self.value) }
    }

    private func node(_ path: [String]) -> YamlNode? {
        path.reduce(root as YamlNode?) { $0?[$1] }
    }

    private static func value(_ node: YamlNode) -> Value? { node.text.map { Value(text: $0, spot: node.spot) } }
}
