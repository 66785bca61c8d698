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
                lists[section, default: []] += nodes.prefix(room)
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

    private mutating func add(_ item: YamlEntry, to section: TopologySection, isOverlay: Bool) {
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
