/// The keys of one kind of object or of one nested mapping, for code that does not care which.
package struct KeyTable: Sendable {
    /// What a sentence calls the thing: `unit`.
    package let what: String
    /// In the order of the documentation.
    package let names: [String]
    let required: [String]
    private let rules: [String: KeyRule]

    package init<Key: TopologyKey>(_ what: String, _ type: Key.Type) {
        self.init(what, rows: Self.rows(of: type))
    }

    /// A kind of object that has dates: its own keys, then those that all such objects take.
    init<Key: TopologyKey>(object what: String, _ type: Key.Type) {
        self.init(what, rows: Self.rows(of: type) + Self.rows(of: CommonKey.self))
    }

    /// The first rule of a name stands.
    init(_ what: String, rows: [(name: String, rule: KeyRule)]) {
        self.what = what
        rules = Dictionary(rows.map { ($0.name, $0.rule) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        names = rows.map(\.name).filter { seen.insert($0).inserted }
        required = rows.filter(\.rule.isRequired).map(\.name)
    }

    package subscript(_ name: String) -> KeyRule? { rules[name] }

    static func rows<Key: TopologyKey>(of type: Key.Type) -> [(name: String, rule: KeyRule)] {
        Key.allCases.map { ($0.rawValue, $0.rule) }
    }
}
