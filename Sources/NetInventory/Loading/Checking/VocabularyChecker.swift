/// Checks every value where it is written, against the tables: unknown keys, shapes, forms, references.
///
/// A value that is taken over by a hundred items is thus told once, and one that nobody takes over is told as well. What needs several
/// objects at once (missing keys after inheritance, overlaps, ports) is asked while the inventory is built.
struct VocabularyChecker {
    let document: TopologyDocument
    let index: KeyIndex
    let log: ProblemLog
    /// Whether a file could not be read: what others refer to may stand there.
    let isIncomplete: Bool
    /// Local fields: kind → name → form.
    private let localFields: [String: [String: LocalFieldForm]]

    init(_ document: TopologyDocument, index: KeyIndex, log: ProblemLog, isIncomplete: Bool) {
        self.document = document
        self.index = index
        self.log = log
        self.isIncomplete = isIncomplete
        var fields: [String: [String: LocalFieldForm]] = [:]
        for entry in document[.declare] {
            for field in entry.value.entries {
                fields[entry.key, default: [:]][field.key] = field.value.text.flatMap(LocalFieldForm.init(rawValue:)) ?? .text
            }
        }
        localFields = fields
    }

    func check() {
        for section in TopologySection.allCases {
            switch section.shape {
            case .fields(let table): check(document[section], against: table, local: [:])
            case .objects(let kind, let table):
                for entry in document[section] {
                    // `core：{role: core}` is one mistake: its key is wrong, and its value is what the key swallowed.
                    if reportFullWidth(entry.key, at: entry.spot) { continue }
                    checkKey(entry, of: kind)
                    checkItem(entry.value, "\(kind.rawValue) `\(entry.key)`", table)
                }
            case .links:
                for node in document.lists[section] ?? [] { check(node, as: .link, of: "a link") }
            case .items(let table):
                for node in document.lists[section] ?? [] { check(node, as: .table(table), of: section.rawValue) }
            case .defaults: checkDefaults()
            case .declarations: checkDeclarations()
            case .probes:
                for entry in document[section] {
                    checkID(entry.key, at: entry.spot)
                    checkChecks(entry.value, of: entry.key, mayRefer: false)
                }
            case .unused:
                if let spot = document.spots[section] { log.report(.sectionNotUsed(section.rawValue), at: spot) }
            }
        }
    }

    /// An item may be empty: it takes over all it needs.
    func checkItem(_ node: YamlNode, _ what: String, _ table: KeyTable) {
        switch node.content {
        case .map(let entries):
            check(entries, against: table, local: localFields[table.what] ?? [:])
            checkOrder(node, CommonKey.since.rawValue, CommonKey.until.rawValue)
        case .nothing, .refused: break
        case .text, .list: reportShape(node, what, wants: "a mapping")
        }
    }

    /// Every entry of a mapping against a table; required keys are asked elsewhere, after inheritance.
    func check(_ entries: [YamlEntry], against table: KeyTable, local: [String: LocalFieldForm]) {
        for entry in entries {
            if let rule = table[entry.key] {
                check(entry.value, as: rule.form, of: entry.key)
            } else if let field = local[entry.key] {
                check(entry.value, as: .scalar(field.form), of: entry.key)
            } else if !reportFullWidth(entry.key, at: entry.spot) {
                log.report(
                    .unknownKey(entry.key, of: table.what, nearest: NearestName.of(entry.key, in: table.names + local.keys.sorted())),
                    at: entry.spot)
            }
        }
    }

    private func checkDefaults() {
        let kinds = TopologySection.kindsWithDefaults
        for entry in document[.defaults] {
            guard let table = kinds.first(where: { $0.kind.rawValue == entry.key })?.table else {
                if reportFullWidth(entry.key, at: entry.spot) { continue }
                log.report(
                    .unknownKey(entry.key, of: "defaults", nearest: NearestName.of(entry.key, in: kinds.map(\.kind.rawValue))),
                    at: entry.spot)
                continue
            }
            checkItem(entry.value, "defaults.\(entry.key)", table)
        }
    }

    private func checkDeclarations() {
        let kinds = TopologySection.kindsWithLocalFields.map(\.rawValue)
        for entry in document[.declare] {
            guard kinds.contains(entry.key) else {
                if reportFullWidth(entry.key, at: entry.spot) { continue }
                log.report(.unknownKey(entry.key, of: "declare", nearest: NearestName.of(entry.key, in: kinds)), at: entry.spot)
                continue
            }
            guard case .map(let fields) = entry.value.content else {
                reportShape(entry.value, "declare.\(entry.key)", wants: "a mapping")
                continue
            }
            let table =
                TopologySection.allCases.lazy.compactMap { section -> KeyTable? in
                    if case .objects(let kind, let table) = section.shape, kind.rawValue == entry.key { table } else { nil }
                }.first ?? .link
            for field in fields {
                if table[field.key] != nil {
                    log.report(.badDeclaration(field.key, why: "every \(entry.key) has a key of this name"), at: field.spot)
                }
                check(field.value, as: .scalar(.words(of: LocalFieldForm.self)), of: field.key)
            }
        }
    }

    private func checkKey(_ entry: YamlEntry, of kind: ObjectKind) {
        switch kind {
        case .prefix: checkScalar(entry.key, .prefix, of: "prefixes", at: entry.spot, isPlain: true)
        case .rack, .feed:
            let parts = entry.key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, parts.allSatisfy({ ScalarText.isID($0) }) else {
                log.report(.badValue(entry.key, noun: "a \(kind.rawValue)'s key", example: "core-room/a01"), at: entry.spot)
                return
            }
            checkReference(.location, parts[0], at: entry.spot)
        case .location, .kind, .device, .link, .conduit, .provider, .contract, .circuit, .vlan, .unit, .contact, .application, .site,
            .column, .calendar, .target:
            checkID(entry.key, at: entry.spot)
        }
    }
}
