/// An object of the document with all that it takes over, read by the keys of its kind.
///
/// Reading gives nil where a value is absent or does not have its form: the checker has told the latter where it stands.
struct Item<Key: TopologyKey> {
    let key: String
    let spot: SourceSpot
    private let values: [String: YamlNode]

    init(key: String, spot: SourceSpot, node: YamlNode) {
        self.key = key
        self.spot = spot
        values = Dictionary(node.entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(_ key: Key) -> YamlNode? { values[key.rawValue] }

    func text(_ key: Key) -> String? { values[key.rawValue]?.text }

    func value<Value>(_ key: Key, _ read: (String) -> Value?) -> Value? { text(key).flatMap(read) }

    func word<Word: RawRepresentable<String>>(_ key: Key, as type: Word.Type) -> Word? { text(key).flatMap(type.init(rawValue:)) }

    /// The texts of one value or of a list.
    func texts(_ key: Key) -> [String] { values[key.rawValue]?.elements.compactMap(\.text) ?? [] }

    /// The required keys that it lacks, but for those that a misspelt key was meant to be: that one has been told.
    func missing(of table: KeyTable) -> [String] { table.required.filter { values[$0] == nil && !isMisspelt($0, in: table) } }

    /// The required keys that it lacks, whatever the reason.
    func absent(of table: KeyTable) -> [String] { table.required.filter { values[$0] == nil } }

    func isMisspelt(_ key: String, in table: KeyTable) -> Bool {
        values.keys.contains { other in
            table[other] == nil && (other.hasPrefix(key + "：") || NearestName.of(other, in: table.names) == key)
        }
    }

    var note: String? { values[CommonKey.note.rawValue]?.text }
    var formerKeys: [String] { values[CommonKey.was.rawValue]?.elements.compactMap(\.text) ?? [] }

    var validity: Validity {
        func text(_ key: CommonKey) -> String? { values[key.rawValue]?.text }
        return Validity(
            since: text(.since).flatMap { CivilDate($0) }, until: text(.until).flatMap { CivilDate($0) },
            status: text(.status).flatMap(Validity.Status.init(rawValue:)) ?? .active)
    }
}
