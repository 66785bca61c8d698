/// All files as one document: the entries of each section, in the order of the files, with overlays laid over them.
struct TopologyDocument {
    /// The mapping sections.
    private(set) var entries: [TopologySection: [YamlEntry]] = [:]
    /// The list sections.
    private(set) var lists: [TopologySection: [YamlNode]] = [:]
    /// Where each section was first opened.
    private(set) var spots: [TopologySection: SourceSpot] = [:]
    private var positions: [TopologySection: [String: Int]] = [:]
    /// The sections that have more entries than the limit.
    private var full: Set<TopologySection> = []
    private let log: ProblemLog

    init(log: ProblemLog) {
        self.log = log
    }

    subscript(_ section: TopologySection) -> [YamlEntry] { entries[section] ?? [] }

    func node(_ section: TopologySection, _ key: String) -> YamlNode? {
        positions[section]?[key].flatMap { entries[section]?[$0].value }
    }

    /// Adds the top mapping of one file. In an overlay, a key that exists is changed instead of refused.
    mutating func add(_ top: [YamlEntry], isOverlay: Bool) {
        for entry in top {
            guard let section = TopologySection(rawValue: entry.key) else {
                reportUnknownSection(entry)
                continue
            }
            if spots[section] == nil { spots[section] = entry.spot }
            switch (entry.value.content, section.isList) {
            case (.nothing, _), (.refused, _): break
            case (.list(let nodes), true):
                let room = YamlLimits.objects - (lists[section]?.count ?? 0)
                if nodes.count > room, full.insert(section).inserted {
                    log.report(.tooManyEntries(YamlLimits.objects), at: nodes[room].spot)
                }
                for node in nodes.prefix(room) { add(node, to: section, isOverlay: isOverlay) }
            case (.map(let items), false):
                for item in items { add(item, to: section, isOverlay: isOverlay) }
            case (.text(let text, _), _) where FullWidth.first(in: text) != nil:
                if let (offset, character) = FullWidth.first(in: text) {
                    let spot = entry.value.spot
                    log.report(.fullWidth(character), at: SourceSpot(file: spot.file, line: spot.line, column: spot.column + offset))
                }
            case (.text, _), (.list, false), (.map, true):
                log.report(
                    .wrongShape("`\(entry.key)`", wants: section.isList ? "a list" : "a mapping", got: entry.value.shape),
                    at: entry.value.spot)
            }
        }
    }

    /// Refuses templates whose keys, times the items that take them over, would be more than anybody wrote.
    mutating func refuseLargeTemplates() {
        for section in [TopologySection.defaults, .kinds] {
            for (place, entry) in (entries[section] ?? []).enumerated() where entry.value.keyCount > YamlLimits.templateKeys {
                log.report(.tooManyTemplateKeys("\(section.rawValue).\(entry.key)"), at: entry.spot)
                entries[section]?[place].value = YamlNode(.refused, entry.value.spot)
            }
        }
    }

    /// Adds a list's item. In an overlay, a link between the same ends is changed, and one with `none` behind its ends is taken out.
    private mutating func add(_ node: YamlNode, to section: TopologySection, isOverlay: Bool) {
        guard isOverlay, section == .links else {
            lists[section, default: []].append(node)
            return
        }
        let removed = node.text.flatMap { $0.hasSuffix(Self.noLink) ? String($0.dropLast(Self.noLink.count)) : nil }
        let wanted = removed.map { YamlNode(.text($0, isPlain: true), node.spot) } ?? node
        let position = (lists[section] ?? []).firstIndex { Self.isSameLink($0, wanted) }
        switch (position, removed) {
        case (nil, nil): lists[section, default: []].append(node)
        case (let position?, nil):
            guard let existing = lists[section]?[position] else { return }
            lists[section]?[position] = node.laid(over: Self.asMapping(existing))
        case (let position?, .some): lists[section]?.remove(at: position)
        case (nil, let ends?): log.report(.danglingReference(.link, ends, nearest: nil), at: node.spot)
        }
    }

    private static let noLink = " none"

    private static func isSameLink(_ left: YamlNode, _ right: YamlNode) -> Bool {
        if let id = right[LinkKey.id.rawValue]?.text { return left[LinkKey.id.rawValue]?.text == id }
        let ends = Self.ends(of: right)
        return ends.count == 2 && Self.ends(of: left) == ends
    }

    private static func ends(of node: YamlNode) -> [LinkEnd] {
        let ends =
            node.text.map { LinkText($0)?.ends ?? [] }
            ?? node[LinkKey.ends.rawValue]?.elements.compactMap { $0.text.flatMap { LinkEnd(text: $0) } } ?? []
        return ends.sorted()
    }

    /// A link that is written as a line, as the mapping that it stands for; every value keeps the line's place.
    private static func asMapping(_ node: YamlNode) -> YamlNode {
        guard let text = node.text, let link = LinkText(text) else { return node }
        func entry(_ key: LinkKey, _ content: YamlNode.Content) -> YamlEntry {
            YamlEntry(key: key.rawValue, spot: node.spot, value: YamlNode(content, node.spot))
        }
        func word(_ word: String) -> YamlNode { YamlNode(.text(word, isPlain: true), node.spot) }
        var entries = [entry(.ends, .list(link.ends.map { word($0.description) }))]
        if link.speed != nil, let speed = text.split(separator: " ").last { entries.append(entry(.speed, word(String(speed)).content)) }
        return YamlNode(.map(entries), node.spot)
    }

    /// In an overlay, `KEY: none` takes an object out.
    private mutating func remove(_ item: YamlEntry, from section: TopologySection) -> Bool {
        guard item.value.text == "none" else { return false }
        switch section.shape {
        case .objects(let kind, _):
            guard positions[section]?[item.key] != nil else {
                log.report(
                    .danglingReference(kind, item.key, nearest: NearestName.of(item.key, in: self[section].map(\.key))), at: item.spot)
                return true
            }
        case .probes: break
        case .fields, .links, .items, .defaults, .declarations, .unused: return false
        }
        entries[section]?.removeAll { $0.key == item.key }
        let keys = entries[section]?.enumerated().map { ($1.key, $0) } ?? []
        positions[section] = Dictionary(keys, uniquingKeysWith: { first, _ in first })
        return true
    }

    private mutating func add(_ item: YamlEntry, to section: TopologySection, isOverlay: Bool) {
        if isOverlay, remove(item, from: section) { return }
        guard let position = positions[section]?[item.key] else {
            let count = entries[section]?.count ?? 0
            guard count < YamlLimits.objects else {
                if full.insert(section).inserted { log.report(.tooManyEntries(YamlLimits.objects), at: item.spot) }
                return
            }
            positions[section, default: [:]][item.key] = entries[section, default: []].count
            entries[section, default: []].append(item)
            return
        }
        guard let existing = entries[section]?[position] else { return }
        if isOverlay {
            entries[section]?[position].value = item.value.laid(over: existing.value)
        } else {
            log.report(.duplicateKey(item.key, first: existing.spot), at: item.spot)
        }
    }

    private func reportUnknownSection(_ entry: YamlEntry) {
        if let (offset, character) = FullWidth.first(in: entry.key) {
            log.report(
                .fullWidth(character), at: SourceSpot(file: entry.spot.file, line: entry.spot.line, column: entry.spot.column + offset))
        } else {
            log.report(
                .unknownSection(entry.key, nearest: NearestName.of(entry.key, in: TopologySection.allCases.map(\.rawValue))), at: entry.spot
            )
        }
    }
}
