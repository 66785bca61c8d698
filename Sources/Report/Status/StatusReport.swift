package import Monitor
package import NetInventory

/// What is wrong now and since when, and how many objects of each kind are in each state.
package struct StatusReport: Sendable {
    package struct Row: Hashable, Sendable {
        package let subject: ReportSubject
        package let state: ObjectState
        /// Nil where no entry says: it was never judged.
        package let since: Timestamp?
        /// `flapping`.
        package let flags: [String]
    }

    package struct Counts: Hashable, Sendable {
        package private(set) var byState: [ObjectState: Int] = [:]
        /// Those of the unmonitored that never had a state: mostly what no check asks about.
        package private(set) var neverJudged = 0

        package subscript(state: ObjectState) -> Int { byState[state] ?? 0 }

        mutating func add(_ row: Row) {
            byState[row.state, default: 0] += 1
            if row.since == nil { neverJudged += 1 }
        }
    }

    package let network: MetroNetwork
    package let now: Timestamp
    /// When the last result was made; an old one means that all of this is old. Nil where there is none.
    package let lastResult: Timestamp?
    /// What keeps netmon from judging now, in order of time.
    package let unfit: [WitnessSpell]
    /// The worst first, then the longest. Objects that are up without a flag, or were never judged, are only counted,
    /// unless asked for by name.
    package let rows: [Row]
    package let counts: Counts
    package let countsByKind: [(kind: ObjectKind, counts: Counts)]

    /// `ledger` holds at least each object's last entry at or before `now`; `only` limits the report to one object, which is then
    /// listed whatever its state.
    package init(
        inventory: Inventory, ledger: [ObjectID: [LedgerEntry]], flags: [ObjectID: [String]] = [:], unfit: [WitnessSpell] = [],
        now: Timestamp, lastResult: Timestamp?, only: ObjectID? = nil
    ) {
        self.init(
            topology: ReportTopology(inventory), ledger: ledger, flags: flags, unfit: unfit, now: now, lastResult: lastResult, only: only)
    }

    /// The same with the topologies of the past, so that a renamed object keeps its history.
    package init(
        topology: ReportTopology, ledger: [ObjectID: [LedgerEntry]], flags: [ObjectID: [String]] = [:], unfit: [WitnessSpell] = [],
        now: Timestamp, lastResult: Timestamp?, only: ObjectID? = nil
    ) {
        let moment = TimeSpan(from: now, to: now + Milliseconds(1))
        self.init(
            ObjectHistory(topology: topology, ledger: ledger, span: moment), flags: flags, unfit: unfit, now: now, lastResult: lastResult,
            only: only)
    }

    /// From a history whose span holds `now`, with a ledger from its beginning.
    package init(
        _ history: ObjectHistory, flags: [ObjectID: [String]] = [:], unfit: [WitnessSpell] = [], now: Timestamp, lastResult: Timestamp?,
        only: ObjectID? = nil
    ) {
        let topology = history.topology
        let moment = TimeSpan(from: now, to: now + Milliseconds(1))
        let zone = topology.newest.network.zone
        let subjects = SubjectKind.allCases.flatMap { history.subjects($0, in: moment) }
        let all = subjects.compactMap { subject -> Row? in
            guard only == nil || only == subject.id, !subject.due(in: moment, zone: zone).isEmpty else { return nil }
            let entries = history.states(of: subject).entries().filter { $0.at <= now }
            let state = entries.last?.state ?? .unmonitored
            let since = entries.last.map { last in
                // The entries alternate, but a repeated state goes back to where it began.
                entries.reversed().prefix { $0.state == state }.last?.at ?? last.at
            }
            return Row(subject: subject, state: state, since: since, flags: subject.flags(in: flags))
        }
        var counts = Counts()
        var byKind: [ObjectKind: Counts] = [:]
        for row in all {
            counts.add(row)
            byKind[row.subject.id.kind, default: Counts()].add(row)
        }
        network = topology.network(in: moment)
        self.now = now
        self.lastResult = lastResult
        self.unfit = unfit
        self.counts = counts
        countsByKind = byKind.sorted { $0.key < $1.key }.map { (kind: $0.key, counts: $0.value) }
        rows = all.filter { only != nil || (($0.state != .up || !$0.flags.isEmpty) && $0.since != nil) }.sorted { left, right in
            let order = (left.state.severity, right.state.severity)
            guard order.0 == order.1 else { return order.0 < order.1 }
            return (left.since ?? now, left.subject.id) < (right.since ?? now, right.subject.id)
        }
    }
}
