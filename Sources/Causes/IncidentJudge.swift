package import Monitor
package import NetInventory

/// Makes incidents of what the ledgers of the watched objects say, in order of time.
///
/// A plain value. Failures that may have begun at one moment are judged together, once everyone who is asked as often as they are has
/// been asked since; what is found out later narrows or divides an incident. The rule in words: docs/how-netmon-works.md, "Incidents".
package struct IncidentJudge: Sendable {
    /// Failures that may have begun together, until it is time to judge them.
    struct Cluster: Sendable {
        var began: Timestamp
        var due: Timestamp
        var failed: [(object: ObjectID, from: Timestamp)]
    }

    var network: WatchedNetwork
    /// Those that come after it, the next one last.
    private var coming: [WatchedNetwork] = []
    var standings: [ObjectID: ObjectStanding] = [:]
    var clusters: [Cluster] = []
    /// Those that last, and those that ended so lately that they may return; in the order in which they began.
    var cases: [IncidentCase] = []
    private var finished: [Incident] = []

    /// A fault that returns so soon after its end is the same one.
    static let returning = Milliseconds(600_000)

    /// `networks` in order of time; the first one is taken to have held before its time too.
    package init(_ networks: [WatchedNetwork]) {
        let none = WatchedNetwork(since: ObjectRule.always, graph: FailureGraph(FailureParts()), intervals: [:])
        network = networks.first ?? none
        coming = networks.dropFirst().reversed()
    }

    /// Takes what a ledger says from a moment on; in order of time, and of objects where that is the same.
    package mutating func take(_ entry: LedgerEntry, of object: ObjectID) {
        advance(to: entry.at)
        var standing = standings[object] ?? ObjectStanding()
        guard let next = standing.sort(after: entry.state) else {
            if standing.sort == .bad { sight(of: object, entry) }
            return
        }
        let former = standing
        standing.unseen = nil
        standing.sort = next
        standing.since = entry.at
        if former.sort == .good {
            // A result stands for two intervals at most: before the time that nobody knows, it may have failed so long already.
            let reach = network.reach(of: object)
            standing.lastGood = entry.at - (next == .bad ? reach : reach * 2)
        }
        standings[object] = standing
        switch next {
        case .bad: failed(object, at: entry.at, standing)
        case .good: recovered(object, at: entry.at, from: former.sort)
        case .unknown: break
        }
    }

    /// Does all that is due before a moment.
    package mutating func advance(to moment: Timestamp) {
        while true {
            let cluster = clusters.indices.min { (clusters[$0].due, clusters[$0].began) < (clusters[$1].due, clusters[$1].began) }
            let next = cases.indices.filter { cases[$0].next != nil }
                .min { (cases[$0].next ?? moment, cases[$0].key) < (cases[$1].next ?? moment, cases[$1].key) }
            // What happens at the moment of a network is judged by it already.
            let turn = coming.last.map { $0.since - Milliseconds(1) }
            let dues = [cluster.map { clusters[$0].due }, next.flatMap { cases[$0].next }, turn]
            guard let due = dues.compactMap({ $0 }).min(), due < moment else { break }
            if let last = coming.last, turn == due {
                coming.removeLast()
                adopt(last)
            } else if let cluster, clusters[cluster].due == due {
                settle(clusters.remove(at: cluster))
            } else if let next {
                look(again: next, at: due)
            }
        }
        retire(before: moment)
    }

    /// Those that last and those that ended lately; `drain` gives the others.
    package var current: [Incident] { cases.map(incident) }

    /// The incidents that are over for good since this was last asked, in the order in which that came about.
    package mutating func drain() -> [Incident] {
        defer { finished = [] }
        return finished
    }

    /// When there is something to do though nothing happens; nil: never.
    package var next: Timestamp? { (clusters.map(\.due) + cases.compactMap(\.next) + coming.suffix(1).map(\.since)).min() }

    // MARK: What happened

    private mutating func failed(_ object: ObjectID, at moment: Timestamp, _ standing: ObjectStanding) {
        if joinsLate(object, at: moment, standing) { return }
        let due = moment + network.patience(for: object)
        if let place = clusters.firstIndex(where: { cluster in standing.lastGood.map { $0 <= cluster.began } ?? true }) {
            clusters[place].failed.append((object, moment))
            clusters[place].due = max(clusters[place].due, clusters[place].began + network.patience(for: object))
        } else {
            clusters.append(Cluster(began: moment, due: due, failed: [(object, moment)]))
        }
    }

    private mutating func recovered(_ object: ObjectID, at moment: Timestamp, from former: ObjectStanding.Sort) {
        switch former {
        case .good: break
        case .bad:
            for place in cases.indices where cases[place].lasting.contains(object) {
                cases[place].close(object, at: moment)
                guard cases[place].ended == nil, cases[place].parting == nil else { continue }
                let patience = cases[place].lasting.map { network.patience(for: $0) }.max() ?? .zero
                cases[place].parting = moment + patience
            }
        case .unknown:
            // It answers for the first time since: that speaks against whatever would have cut it off.
            for place in cases.indices.reversed() where cases[place].ended == nil && cases[place].began <= moment {
                weigh([object], place: place, at: moment)
            }
        }
    }

    /// An object that is bad is lost sight of, or seen again.
    private mutating func sight(of object: ObjectID, _ entry: LedgerEntry) {
        let isSeen = entry.state == .down || entry.state == .unreachable
        guard isSeen == (standings[object]?.unseen != nil) else { return }
        standings[object]?.unseen = isSeen ? nil : entry.at
        for place in cases.indices where cases[place].lasting.contains(object) {
            if isSeen { cases[place].show(object, from: entry.at) } else { cases[place].hide(object, from: entry.at) }
        }
    }

    // MARK: What time brings

    private mutating func look(again place: Int, at moment: Timestamp) {
        if cases[place].rechecks.first == moment {
            cases[place].rechecks.removeFirst()
            weigh(proven(since: cases[place].began, at: moment), place: place, at: moment)
        } else {
            cases[place].parting = nil
            part(place, at: moment)
        }
    }

    private mutating func retire(before moment: Timestamp) {
        func isOver(_ one: IncidentCase) -> Bool { one.ended.map { $0 + Self.returning < moment } ?? false }
        guard cases.contains(where: isOver) else { return }
        // What a failure that is not judged yet may still return to stays.
        guard clusters.isEmpty else { return }
        finished += cases.filter(isOver).map(incident)
        cases.removeAll(where: isOver)
    }

    private func incident(_ one: IncidentCase) -> Incident {
        one.incident { standings[$0] != nil || network.intervals[$0] != nil }
    }

    /// The objects of which it is proven that they did not fail at a moment, for they have answered since.
    func proven(since began: Timestamp, at moment: Timestamp) -> Set<ObjectID> {
        var good: Set<ObjectID> = []
        for (object, standing) in standings where standing.sort == .good {
            if standing.since >= began || moment >= began + network.reach(of: object) { good.insert(object) }
        }
        return good
    }
}
