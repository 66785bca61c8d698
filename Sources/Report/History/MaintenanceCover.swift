internal import Causes
internal import NetInventory

/// Which objects planned work covers, and when: what a window names, and what loses its last path or a need while the windows that are
/// open together take out all that they name.
struct MaintenanceCover: Sendable {
    private struct Occurrence: Hashable {
        var window: MaintenanceWindow
        /// Of the topology whose ids it uses; nil for those of its own time.
        var number: Int?
        var span: TimeSpan
        /// As it was declared, before a change of topology cut it.
        var whole: TimeSpan

        /// The same planned work, wherever it is written.
        var withoutPlace: Occurrence {
            var same = self
            (same.number, same.window.spot) = (nil, nil)
            return same
        }
    }

    /// All occurrences, in order of time.
    private(set) var all: [ObjectStates.Window] = []
    private var spans: [ObjectID: [TimeSpan]] = [:]
    private var windows: [ObjectID: [ObjectStates.Window]] = [:]

    /// `declared` are those of `netmon maintenance add`; those of the topologies count while they are in force, and where they say
    /// themselves from when on they hold, the newest topology's count for all time.
    init(_ topology: ReportTopology, declared: [MaintenanceWindow], names: ObjectNames, graphs: () -> GraphTimeline, in span: TimeSpan) {
        let zone = topology.newest.network.zone
        var occurrences = declared.flatMap { window in
            window.spans(in: span, zone: zone).map { Occurrence(window: window, number: nil, span: $0, whole: $0) }
        }
        // One that stands in several topologies is one.
        var known: Set<Occurrence> = []
        for (number, version) in topology.versions.enumerated() {
            let isNewest = number + 1 == topology.versions.count
            for window in version.inventory.maintenance {
                let force = isNewest && window.hasOwnBeginning ? TimeSpan.always : topology.span(number)
                for whole in window.spans(in: span, zone: zone) {
                    guard let part = whole.intersection(force) else { continue }
                    let occurrence = Occurrence(window: window, number: number, span: part, whole: whole)
                    if known.insert(occurrence.withoutPlace).inserted { occurrences.append(occurrence) }
                }
            }
        }
        guard !occurrences.isEmpty else { return }
        all = occurrences.map { ObjectStates.Window(window: $0.window, span: $0.span) }
            .sorted { ($0.span.from, $0.span.to, $0.fingerprint) < ($1.span.from, $1.span.to, $1.fingerprint) }
        lay(occurrences, names, graphs())
    }

    /// The covered time of an object, by its newest id, in order and apart.
    func spans(of object: ObjectID) -> [TimeSpan] { spans[object] ?? [] }

    /// What covers it, in order of time.
    func windows(of object: ObjectID) -> [ObjectStates.Window] { windows[object] ?? [] }

    func objects(of window: MaintenanceWindow) -> [ObjectID] {
        windows.filter { $0.value.contains { $0.window == window } }.keys.sorted()
    }

    private mutating func lay(_ occurrences: [Occurrence], _ names: ObjectNames, _ graphs: GraphTimeline) {
        let order = occurrences.indices.sorted { occurrences[$0].span.from < occurrences[$1].span.from }
        for stretch in graphs.stretches {
            var known: [Set<ObjectID>: Set<ObjectID>] = [:]
            let inside = order.filter { occurrences[$0].span.intersection(stretch.span) != nil }
            func taken(by number: Int) -> Set<ObjectID> {
                let occurrence = occurrences[number]
                let objects = occurrence.window.objects.map { object in
                    let newest =
                        occurrence.number.map { names.newest(object, in: $0) } ?? names.newest(object, at: occurrence.whole.from)
                    return names.id(of: newest, in: stretch.number) ?? object
                }
                return stretch.inventory.parts(of: objects)
            }
            func covered(_ objects: Set<ObjectID>) -> Set<ObjectID> {
                if let covered = known[objects] { return covered }
                let covered = stretch.inventory.withCircuits(objects.union(stretch.graph.dependents(onAnyOf: objects)))
                known[objects] = covered
                return covered
            }
            let seeds = Dictionary(uniqueKeysWithValues: inside.map { ($0, taken(by: $0)) })
            let cuts = Set(inside.flatMap { [occurrences[$0].span.from, occurrences[$0].span.to] } + [stretch.span.from, stretch.span.to])
                .filter { stretch.span.from <= $0 && $0 <= stretch.span.to }.sorted()
            var open: Set<Int> = []
            var next = 0
            for (from, to) in zip(cuts, cuts.dropFirst()) {
                while next < inside.count, occurrences[inside[next]].span.from <= from {
                    open.insert(inside[next])
                    next += 1
                }
                open = open.filter { occurrences[$0].span.to > from }
                guard !open.isEmpty else { continue }
                let all = open.reduce(into: Set<ObjectID>()) { $0.formUnion(seeds[$1] ?? []) }
                for object in covered(all) {
                    let newest = names.newest(object, in: stretch.number)
                    spans[newest, default: []].append(TimeSpan(from: from, to: to))
                    // Those that cover it alone; where none does, all of them together do.
                    let own = open.filter { covered(seeds[$0] ?? []).contains(object) }
                    for number in (own.isEmpty ? open : own).sorted() {
                        let window = ObjectStates.Window(window: occurrences[number].window, span: occurrences[number].span)
                        if !(windows[newest] ?? []).contains(window) { windows[newest, default: []].append(window) }
                    }
                }
            }
        }
        spans = spans.mapValues(\.united)
    }
}

extension Inventory {
    /// What fails when these do: the devices of a place or a rack, the circuits of a carrier or a contract, the links of a conduit,
    /// and what has parts of no kind stands for itself.
    func parts(of objects: [ObjectID]) -> Set<ObjectID> {
        var parts: Set<ObjectID> = []
        for object in objects {
            parts.insert(object)
            switch object.kind {
            case .location:
                parts.formUnion(
                    devices.items.filter { $0.location == object.key || $0.rack?.hasPrefix(object.key + "/") == true }.map(\.id))
            case .rack: parts.formUnion(devices.items.filter { $0.rack == object.key }.map(\.id))
            case .provider: parts.formUnion(circuits.items.filter { $0.provider == object.key }.map(\.id))
            case .contract: parts.formUnion(circuits.items.filter { $0.contract == object.key }.map(\.id))
            case .conduit: parts.formUnion(links.items.filter { $0.conduits.contains(object.key) }.map(\.id))
            case .feed, .kind, .device, .link, .circuit, .prefix, .vlan, .unit, .contact, .application, .site, .column, .calendar, .target:
                break
            }
        }
        // A circuit is as good as its links.
        let carried = links.items.filter { link in link.circuit.map { parts.contains(ObjectID(.circuit, $0)) } ?? false }
        return parts.union(carried.map(\.id))
    }

    /// With each circuit of which a link is among them.
    func withCircuits(_ objects: Set<ObjectID>) -> Set<ObjectID> {
        let ids = objects.filter { $0.kind == .link }.compactMap { links[$0.key]?.circuit }.map { ObjectID(.circuit, $0) }
        return objects.union(ids)
    }
}
