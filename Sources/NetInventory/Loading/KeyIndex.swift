/// Which keys exist, of each kind: those that are written and those that a template makes.
struct KeyIndex {
    private var sets: [ObjectKind: Set<String>] = [:]
    private var lists: [ObjectKind: [String]] = [:]

    mutating func add(_ kind: ObjectKind, _ key: String) {
        if sets[kind, default: []].insert(key).inserted { lists[kind, default: []].append(key) }
    }

    func contains(_ kind: ObjectKind, _ key: String) -> Bool { sets[kind]?.contains(key) ?? false }

    func nearest(_ kinds: ObjectKind..., to key: String) -> String? {
        NearestName.of(key, in: kinds.flatMap { lists[$0] ?? [] })
    }
}
