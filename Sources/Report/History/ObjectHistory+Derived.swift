internal import Causes
internal import Monitor
internal import NetInventory

/// The states of what nothing asks: from those whose path leads over it, from its links, from what it needs.
extension ObjectHistory {
    /// Begins with the first moment of which something is known; a stretch in which the object has checks of its own says nothing.
    func derived(_ subject: ReportSubject, within path: Set<ObjectID>) -> [LedgerEntry] {
        var entries: [LedgerEntry] = []
        for stretch in graphs.stretches {
            for entry in derived(subject, in: stretch, within: path) where entries.last?.state ?? .unmonitored != entry.state {
                entries.append(entry)
            }
        }
        return entries
    }

    private func derived(_ subject: ReportSubject, in stretch: GraphTimeline.Stretch, within path: Set<ObjectID>) -> [LedgerEntry] {
        let newest = subject.newestID
        let nothing = [LedgerEntry(at: stretch.span.from, state: .unmonitored)]
        guard !path.contains(newest), let id = names.id(of: newest, in: stretch.number), !stretch.watched.contains(id)
        else { return nothing }
        let path = path.union([newest])
        switch id.kind {
        case .link: return link(id, in: stretch) ?? nothing
        case .circuit:
            guard let links = stretch.carried[id.key] else { return nothing }
            return StateSweep.entries(links.map { measured($0, in: stretch, within: path) }, in: stretch.span, Self.worst)
        case .application:
            guard let application = stretch.inventory.applications[id.key], !application.needs.isEmpty else { return nothing }
            return self.application(application, in: stretch, within: path)
        case .unit, .device, .site, .target, .location, .rack, .feed, .kind, .conduit, .provider, .contract, .prefix, .vlan, .contact,
            .column, .calendar:
            return nothing
        }
    }

    /// A link, from the watched objects that it alone carries: one that is good proves it, and it is down where all are bad.
    ///
    /// It is degraded where its far end is and its near end is not. Nil where nothing tells.
    private func link(_ link: ObjectID, in stretch: GraphTimeline.Stretch) -> [LedgerEntry]? {
        guard let (evidence, near, farEnd) = stretch.evidence(of: link) else { return nil }
        let far = farEnd.flatMap { evidence.firstIndex(of: $0) }
        // The near end proves nothing, and so comes last and is not counted.
        let histories = (evidence + [near].compactMap { $0 }).map { own($0, in: stretch) }
        return StateSweep.entries(histories, in: stretch.span) { sweep in
            let near = sweep.states.count > evidence.count ? sweep.states[evidence.count] : .unmonitored
            func count(_ states: ObjectState...) -> Int {
                states.reduce(0) { $0 + sweep[$1] - (near == $1 && sweep.count > evidence.count ? 1 : 0) }
            }
            if count(.up, .degraded) > 0 {
                return far.map { sweep.states[$0] == .degraded } ?? false && near != .degraded ? .degraded : .up
            }
            return count(.down, .unreachable) == evidence.count ? .down : .unmonitored
        }
    }

    /// A circuit is what the worst of its links is.
    private static func worst(_ links: StateSweep) -> ObjectState {
        let order: [ObjectState] = [.down, .unreachable, .unmonitored, .maintenance, .degraded]
        return order.first { links[$0] > 0 } ?? .up
    }

    /// An application without a check, from what it needs: each need holds while one of its alternatives does.
    private func application(
        _ application: NetworkApplication, in stretch: GraphTimeline.Stretch, within path: Set<ObjectID>
    ) -> [LedgerEntry] {
        let histories = application.needs.flatMap { $0.map { measured($0, in: stretch, within: path) } }
        return StateSweep.entries(histories, in: stretch.span) { sweep in
            var (place, isUnknown, isPoor) = (0, false, false)
            for need in application.needs {
                let states = sweep.states[place..<place + need.count]
                place += need.count
                let lost = states.count { $0 == .down || $0 == .unreachable }
                if lost == states.count { return .unreachable }
                if !states.contains(where: { $0 == .up || $0 == .degraded }) { isUnknown = true }
                if lost > 0 { isPoor = true }
            }
            return isUnknown ? .unmonitored : isPoor ? .degraded : .up
        }
    }

    /// What an object's own checks say, by the id of a stretch.
    private func own(_ id: ObjectID, in stretch: GraphTimeline.Stretch) -> [LedgerEntry] {
        subject(names.newest(id, in: stretch.number))?.entries(in: ledger) ?? ledger[id] ?? []
    }

    private func measured(_ id: ObjectID, in stretch: GraphTimeline.Stretch, within path: Set<ObjectID>) -> [LedgerEntry] {
        subject(names.newest(id, in: stretch.number)).map { measured($0, within: path) } ?? ledger[id] ?? []
    }
}
