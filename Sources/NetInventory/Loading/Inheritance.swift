/// Lays what an item says over what it takes over: `defaults.KIND`, then the contract of a circuit, then `kinds.KEY`.
///
/// Mappings merge key by key; lists and text replace. Each value keeps the place where it was written.
struct Inheritance {
    let document: TopologyDocument
    private let defaults: [String: YamlNode]

    init(_ document: TopologyDocument) {
        self.document = document
        defaults = Dictionary(document[.defaults].map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    func defaults(of kind: ObjectKind) -> YamlNode? { defaults[kind.rawValue] }

    /// What an item is, all told; nil for an item that is no mapping.
    func effective(_ own: YamlNode, as kind: ObjectKind, spot: SourceSpot) -> YamlNode? {
        switch own.content {
        case .text, .list, .refused: return nil
        case .map, .nothing: break
        }
        var base = defaults(of: kind)
        switch kind {
        case .circuit: base = contract(of: own)?.laid(over: base) ?? base
        case .device, .unit, .application, .site:
            let name = own["kind"]?.text ?? base?["kind"]?.text
            if let node = name.flatMap({ document.node(.kinds, $0) }) { base = node.laid(over: base) }
        case .location, .rack, .feed, .kind, .link, .conduit, .provider, .contract, .prefix, .vlan, .contact, .column, .calendar, .target:
            break
        }
        let node = own.laid(over: base)
        guard case .map(let entries) = node.content else { return .empty(spot) }
        return YamlNode(.map(entries), spot)
    }

    /// What a circuit takes over from the contract that it names or that is the default.
    private func contract(of own: YamlNode) -> YamlNode? {
        guard let name = own["under"]?.text ?? defaults(of: .circuit)?["under"]?.text, let node = document.node(.contracts, name)
        else { return nil }
        let inherited = node.entries.filter { entry in ContractKey(rawValue: entry.key).map(ContractKey.inherited.contains) ?? false }
        return YamlNode(.map(inherited), node.spot)
    }
}
