package import Monitor
package import NetInventory

/// The incidents of now: what the ledgers say lately, on top of what can change no more.
///
/// A plain value. What it gives is what judging the whole past at once would give: a ledger is dated back, so its last minutes are
/// kept, and judged anew where a change reaches behind what was judged; usually only what is new is. Holds those minutes alone, whatever
/// the past.
package struct LiveIncidents: Sendable {
    /// What is to be kept, and what is to be taken back.
    package struct Changes: Hashable, Sendable {
        /// In order of their keys.
        package var incidents: [Incident] = []
        package var vanished: Set<Incident.Key> = []

        package var isEmpty: Bool { incidents.isEmpty && vanished.isEmpty }
    }

    /// Everything before `mark` is in it.
    private var settled: IncidentJudge
    private var mark: Timestamp
    /// The entries from `mark` on, after the one that was in force then.
    private var tails: [ObjectID: [LedgerEntry]]
    /// Everything before `horizon` is in it.
    private var reached: IncidentJudge
    private var horizon: Timestamp
    /// The incidents that were over for good before the horizon, and not before the mark.
    private var over: [Incident.Key: Incident] = [:]
    private var told: [Incident.Key: Incident] = [:]
    private var isStale = true
    /// Whether something before the horizon is another than it was when it was judged.
    private var isRewritten = false
    /// When something is to be judged though no ledger changes; nil: never.
    private var next: Timestamp?

    /// How long a failure may take to be confirmed: until then the ledger may still tell another beginning.
    private let lag: Milliseconds
    /// What is older than this is settled.
    private static let kept = Milliseconds(600_000)
    /// What grows old is settled in such pieces.
    private static let piece = Milliseconds(60_000)

    /// Goes on from ledgers as they are in the store, from a moment on at which nothing was wrong; each begins with its entry in force.
    ///
    /// `told`: the incidents that are known to last from then on or to have begun since; what is not so after all is to be taken back.
    package init(
        ledgers: [ObjectID: [LedgerEntry]], networks: [WatchedNetwork], from mark: Timestamp, told: [Incident] = [], lag: Milliseconds
    ) {
        self.told = Dictionary(told.map { ($0.key, $0) }) { first, _ in first }
        settled = IncidentJudge(networks)
        self.mark = mark
        self.lag = lag
        tails = ledgers
        settled.take(ledgers, from: Timestamp(milliseconds: .min), to: mark)
        (reached, horizon) = (settled, mark)
    }

    /// Takes what a commit has changed; false where that lies before what is settled: then the past has to be judged anew.
    package mutating func take(_ changes: [LedgerChange]) -> Bool {
        for change in changes {
            guard change.from >= mark else { return false }
            tails[change.object, default: []].replaceTail(change)
            isStale = true
            if change.from < horizon { isRewritten = true }
        }
        return true
    }

    /// What is to be said of the incidents at a moment and was not said before.
    package mutating func judge(at now: Timestamp) -> Changes {
        let end = now - lag
        guard isStale || next.map({ $0 < end }) ?? false else { return Changes() }
        var changes = Changes()
        changes.incidents = settle(before: end - Self.kept)
        // A clock that was set back is a change of what was judged too; and what was settled beyond the horizon is in no tail any more.
        if isRewritten || end < horizon || horizon < mark { (reached, horizon, over) = (settled, mark, [:]) }
        reached.take(tails, from: horizon, to: end)
        reached.advance(to: end)
        horizon = max(horizon, end)
        for incident in reached.drain() { over[incident.key] = incident }
        // What lies behind the horizon is to be looked at as soon as time has reached it.
        let behind = tails.values.compactMap { tail in tail.first { $0.at >= horizon }?.at }.min()
        next = [reached.next, behind].compactMap { $0 }.min()
        (isStale, isRewritten) = (false, false)
        let present = over.values + reached.current
        for incident in present.sorted(by: { $0.key < $1.key }) where told[incident.key] != incident {
            changes.incidents.append(incident)
        }
        changes.vanished = Set(told.keys).subtracting(present.map(\.key))
        told = Dictionary(present.map { ($0.key, $0) }) { _, last in last }
        return changes
    }

    /// Whether nothing is wrong at the moment before which everything is settled: there a restart may begin.
    package var quietMark: Timestamp? { settled.isQuiet ? mark : nil }

    /// Takes in what can change no more; returns what of it nobody was told.
    private mutating func settle(before moment: Timestamp) -> [Incident] {
        guard moment > mark + Self.piece else { return [] }
        settled.take(tails, from: mark, to: moment)
        settled.advance(to: moment)
        let retired = settled.drain()
        for incident in retired { over[incident.key] = nil }
        let untold = retired.filter { told.removeValue(forKey: $0.key) != $0 }
        mark = moment
        for (object, tail) in tails {
            guard let inForce = tail.lastIndex(where: { $0.at < moment }), inForce > 0 else { continue }
            tails[object]?.removeFirst(inForce)
        }
        return untold.sorted { $0.key < $1.key }
    }
}

extension IncidentJudge {
    /// Whether nothing is bad, and no incident could return.
    var isQuiet: Bool { clusters.isEmpty && cases.isEmpty }
}
