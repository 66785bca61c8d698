/// Which keys exist, of each kind: those that are written and those that a template makes.
struct KeyIndex {
    private var sets: [ObjectKind: Set<String>] = [:]
    private var lists: [ObjectKind: [String]] = [:]
    private let hints = HintBudget()

    mutating func add(_ kind: ObjectKind, _ key: String) {
        if sets[kind, default: []].insert(key).inserted { lists[kind, default: []].append(key) }
    }

    func contains(_ kind: ObjectKind, _ key: String) -> Bool { sets[kind]?.contains(key) ?? false }

    func nearest(_ kinds: ObjectKind..., to key: String) -> String? {
        let candidates = kinds.flatMap { lists[$0] ?? [] }
        return hints.take(candidates.count * key.utf8.count) ? NearestName.of(key, in: candidates) : nil
    }
}
