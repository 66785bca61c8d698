package import Causes
package import Monitor
package import NetInventory
internal import Synchronization

/// What every object was from moment to moment, all told: the one place where states are made for people.
///
/// The ledger holds what each object's own checks say. Over it lie, in this order, what follows for objects that nothing asks (links,
/// circuits, applications without a check), `unreachable` where an incident says that another failure explains a `down`, planned work,
/// and corrections. Every report, `status` and `explain` ask here, so that an object has the same figure alone, in its group and in the
/// total.
package final class ObjectHistory: Sendable {
    package let topology: ReportTopology
    /// The time that is asked about.
    package let span: TimeSpan
    let ledger: [ObjectID: [LedgerEntry]]
    let names: ObjectNames
    /// By the newest id of their objects.
    private let shares: [ObjectID: [ObjectStates.Share]]
    private let corrections: [ObjectID: [Correction]]
    private let declared: [MaintenanceWindow]
    private let memo = Mutex(Memo())

    private struct Memo {
        var graphs: GraphTimeline?
        var cover: MaintenanceCover?
        var subjects: [ObjectID: ReportSubject]?
        var measured: [ObjectID: [LedgerEntry]] = [:]
    }

    /// - Parameters:
    ///   - ledger: each object's own entries up to the end of the span, from the one in force at its beginning on.
    ///   - incidents: those that have time in the span, or in a spell that began before it.
    ///   - declared: planned work of `netmon maintenance add`, without what was cancelled; that of the topologies is known.
    package init(
        topology: ReportTopology, ledger: [ObjectID: [LedgerEntry]], incidents: [Incident] = [], declared: [MaintenanceWindow] = [],
        span: TimeSpan
    ) {
        self.topology = topology
        self.ledger = ledger
        self.declared = declared
        self.span = span
        let names = ObjectNames(topology)
        self.names = names
        var shares: [ObjectID: [ObjectStates.Share]] = [:]
        for incident in incidents {
            for member in incident.members {
                let stretch = TimeSpan(from: member.from, to: member.to ?? TimeSpan.always.to)
                shares[names.newest(member.object, at: member.from), default: []]
                    .append(ObjectStates.Share(incident: incident.key, role: member.role, span: stretch))
            }
        }
        self.shares = shares.mapValues { $0.sorted { ($0.span.from, $0.incident) < ($1.span.from, $1.incident) } }
        var corrections: [ObjectID: [Correction]] = [:]
        for correction in topology.newest.corrections {
            for object in Set(correction.objects.map({ names.newest($0, in: topology.versions.count - 1) })) {
                corrections[object, default: []].append(correction)
            }
        }
        self.corrections = corrections.mapValues { $0.sorted { $0.span.from < $1.span.from } }
    }

    /// The states of an object and how they came about.
    package func states(of subject: ReportSubject) -> ObjectStates {
        let id = subject.newestID
        return ObjectStates(
            subject: subject, own: subject.entries(in: ledger), measured: measured(subject, within: []), shares: shares[id] ?? [],
            windows: cover.windows(of: id), corrections: corrections[id] ?? [], covered: cover.spans(of: id))
    }

    /// The objects of a kind that the topologies of the span know; see `ReportTopology.subjects`.
    package func subjects(_ kind: SubjectKind, category: UnitCategory? = nil, in span: TimeSpan? = nil) -> [ReportSubject] {
        topology.subjects(kind, category: category, in: span ?? self.span, measured: ledger.keys)
    }

    /// Whether everything that failed in an incident was under planned work for as long as it was bad: then nobody need be called.
    ///
    /// One that outlasts its window is no longer planned. `now` ends what still goes on.
    package func isPlanned(_ incident: Incident, now: Timestamp) -> Bool {
        let failures = incident.members.filter(\.isWatched)
        return !failures.isEmpty
            && failures.allSatisfy { member in
                let covered = cover.spans(of: names.newest(member.object, at: member.from))
                let end = max(member.to ?? now, member.from + Milliseconds(1))
                return covered.contains { $0.from <= member.from && end <= $0.to }
            }
    }

    /// The objects that planned work covers in the span, by their newest ids, in order.
    package func covered(by window: MaintenanceWindow) -> [ObjectID] { cover.objects(of: window) }

    /// Every occurrence of planned work in a span, whatever it covers, in order of time.
    package func windows(in span: TimeSpan) -> [ObjectStates.Window] { cover.all.filter { $0.span.intersection(span) != nil } }

    /// The corrections of the newest topology that touch a span, in the order of the files.
    package func corrections(in span: TimeSpan) -> [Correction] {
        topology.newest.corrections.filter { $0.span.intersection(span) != nil }
    }

    // MARK: What is worked out once

    /// From where a spell may reach into the span on.
    private var reach: TimeSpan {
        let bad = ledger.values.compactMap { $0.badSpell(at: span.from) }
        let incidents = shares.values.compactMap(\.first?.span.from)
        return TimeSpan(from: (bad + incidents + [span.from]).min() ?? span.from, to: span.to)
    }

    private var cover: MaintenanceCover {
        if let cover = memo.withLock({ $0.cover }) { return cover }
        let cover = MaintenanceCover(topology, declared: declared, names: names, graphs: { graphs }, in: reach)
        memo.withLock { $0.cover = cover }
        return cover
    }

    var graphs: GraphTimeline {
        if let graphs = memo.withLock({ $0.graphs }) { return graphs }
        let graphs = GraphTimeline(topology, in: span)
        memo.withLock { $0.graphs = graphs }
        return graphs
    }

    /// An object by its newest id; nil for one that no topology of the span knows.
    func subject(_ newest: ObjectID) -> ReportSubject? {
        if let known = memo.withLock({ $0.subjects }) { return known[newest] }
        let all = SubjectKind.allCases.flatMap { topology.subjects($0, in: span, measured: []) }
        let subjects = Dictionary(all.map { ($0.newestID, $0) }, uniquingKeysWith: { first, _ in first })
        memo.withLock { $0.subjects = subjects }
        return subjects[newest]
    }

    /// What an object is before planned work and corrections. `path` holds those whose states are being worked out from it: what
    /// needs itself is not known.
    func measured(_ subject: ReportSubject, within path: Set<ObjectID>) -> [LedgerEntry] {
        let id = subject.newestID
        if let known = memo.withLock({ $0.measured[id] }) { return known }
        let own = subject.entries(in: ledger)
        let shares = shares[id] ?? []
        let entries: [LedgerEntry]
        switch id.kind {
        case .link, .circuit: entries = own.filled(with: derived(subject, within: path)).blaming(shares)
        case .application: entries = own.filled(with: derived(subject, within: path)).explained(by: shares)
        case .unit, .device, .site, .target, .location, .rack, .feed, .kind, .conduit, .provider, .contract, .prefix, .vlan, .contact,
            .column, .calendar:
            entries = own.explained(by: shares)
        }
        // Inside a ring of needs what came out depends on where it was entered.
        if path.isEmpty || id.kind != .application { memo.withLock { $0.measured[id] = entries } }
        return entries
    }
}

extension [LedgerEntry] {
    /// What others say where nothing of one's own does.
    fileprivate func filled(with derived: [LedgerEntry]) -> [LedgerEntry] {
        guard let first = derived.first else { return self }
        guard let own = self.first else { return derived }
        let span = TimeSpan(from: Swift.min(own.at, first.at), to: TimeSpan.always.to)
        return StateSweep.entries([self, derived], in: span) { $0.states[0] == .unmonitored ? $0.states[1] : $0.states[0] }
    }

    /// `unreachable` for what is bad while an incident says that another object's failure explains it.
    fileprivate func explained(by shares: [ObjectStates.Share]) -> [LedgerEntry] {
        overlaid(in: shares.filter { $0.role == .behind }.map(\.span).united) { $0 == .down ? .unreachable : $0 }
    }

    /// The same for what nothing asks: where nothing else is known of it, it is bad while an incident says so.
    fileprivate func blaming(_ shares: [ObjectStates.Share]) -> [LedgerEntry] {
        let named = shares.filter { $0.role == .candidate }.map(\.span).united
        let behind = shares.filter { $0.role == .behind }.map(\.span).united.subtracting(named)
        return overlaid(in: named) { $0 == .unmonitored ? .down : $0 }
            .overlaid(in: behind) { $0 == .unmonitored || $0 == .down ? .unreachable : $0 }
    }
}
