/// A value of a topology file as it was written: text, a list or a mapping, and its place.
///
/// Text stays text: `no`, `22:30` and `003110926` mean what they look like until the vocabulary gives them a type.
struct YamlNode: Sendable {
    enum Content: Sendable {
        case text(String, isPlain: Bool)
        case list([YamlNode])
        /// In the order of the file; no key twice.
        case map([YamlEntry])
        /// Nothing was written: `key:` and the end of the line.
        case nothing
        /// Something that was refused and reported; whoever reads it says no more.
        case refused
    }

    var content: Content
    var spot: SourceSpot

    init(_ content: Content, _ spot: SourceSpot) {
        self.content = content
        self.spot = spot
    }

    /// An empty mapping, for an item of which nothing was written.
    static func empty(_ spot: SourceSpot) -> YamlNode { YamlNode(.map([]), spot) }

    var text: String? {
        if case .text(let text, _) = content { text } else { nil }
    }

    /// The keys and values of a mapping; none for anything else.
    var entries: [YamlEntry] {
        if case .map(let entries) = content { entries } else { [] }
    }

    /// The elements of a list; a single value counts as a list of one, nothing as an empty one.
    var elements: [YamlNode] {
        switch content {
        case .list(let nodes): nodes
        case .text, .map: [self]
        case .nothing, .refused: []
        }
    }

    /// The keys of a mapping and of those inside it; lists are replaced whole and count nothing.
    var keyCount: Int { entries.reduce(0) { $0 + 1 + $1.value.keyCount } }

    subscript(_ key: String) -> YamlNode? { entries.first { $0.key == key }?.value }

    /// What to call its shape in a sentence.
    var shape: String {
        switch content {
        case .text: "text"
        case .list: "a list"
        case .map: "a mapping"
        case .nothing, .refused: "nothing"
        }
    }

    /// The same, with the length of a list where the length is what is wrong.
    var lengthOrShape: String {
        if case .list(let nodes) = content { "a list of \(nodes.count)" } else { shape }
    }

    /// This value laid over a lower one: mappings merge key by key, anything else replaces; each value keeps its own place.
    func laid(over base: YamlNode?) -> YamlNode {
        guard let base, case .map(let lower) = base.content else { return self }
        let upper: [YamlEntry]
        switch content {
        case .map(let entries): upper = entries
        case .nothing: upper = []
        case .text, .list, .refused: return self
        }
        var merged = lower
        let positions = Dictionary(lower.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        for entry in upper {
            if let position = positions[entry.key] {
                merged[position] = YamlEntry(key: entry.key, spot: entry.spot, value: entry.value.laid(over: lower[position].value))
            } else {
                merged.append(entry)
            }
        }
        return YamlNode(.map(merged), spot)
    }
}
