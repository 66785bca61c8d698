internal import Causes
internal import Monitor
internal import NetInventory

/// What the states of an object were worked out from.
struct StateSources: Hashable {
    /// The objects whose own checks were asked, under all names that they had.
    var watched: Set<ObjectID> = []
    /// Every object on the way there, by its newest id, the object itself among them: incidents that speak for them count.
    var involved: Set<ObjectID> = []
}

extension ObjectHistory {
    func sources(of subject: ReportSubject) -> StateSources {
        var sources = StateSources()
        collect(subject.newestID, into: &sources)
        return sources
    }

    private func collect(_ newest: ObjectID, into sources: inout StateSources) {
        guard sources.involved.insert(newest).inserted else { return }
        let subject = subject(newest)
        let own = Set((subject?.tenures.map(\.id) ?? [newest]) + (subject?.formerIDs ?? []))
        sources.watched.formUnion(own.filter { ledger[$0] != nil })
        for stretch in graphs.stretches {
            guard let id = names.id(of: newest, in: stretch.number) else { continue }
            if stretch.watched.contains(id) {
                sources.watched.insert(id)
                continue
            }
            for object in parts(of: id, in: stretch) { collect(names.newest(object, in: stretch.number), into: &sources) }
        }
    }

    /// What an object that nothing asks is worked out from, one step down.
    private func parts(of id: ObjectID, in stretch: GraphTimeline.Stretch) -> [ObjectID] {
        switch id.kind {
        case .link:
            guard let evidence = stretch.evidence(of: id) else { return [] }
            // The near end says whether a poor far end is the link's doing.
            return evidence.carried + [evidence.near].compactMap { $0 }
        case .circuit: return stretch.carried[id.key] ?? []
        case .application: return stretch.inventory.applications[id.key]?.needs.flatMap(\.self) ?? []
        case .unit, .device, .site, .target, .location, .rack, .feed, .kind, .conduit, .provider, .contract, .prefix, .vlan, .contact,
            .column, .calendar:
            return []
        }
    }
}
