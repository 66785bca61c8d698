import Causes
import Monitor
import NetInventory
import Store

/// The incidents that a store's ledgers give, by the topologies that it holds; kept in it as they change.
struct IncidentJudging {
    private let writer: StoreWriter
    private var live: LiveIncidents?
    private var checkpoint: Timestamp?

    /// Between two notes of where a restart may begin.
    private static let noting = Milliseconds(3_600_000)

    init(writer: StoreWriter) {
        self.writer = writer
    }

    /// Reads the store from its last checkpoint on, or from the beginning.
    ///
    /// `inventory` stands in where no topology was ever accepted.
    mutating func begin(
        _ present: TopologyInForce?, _ inventory: Inventory? = nil, at now: Timestamp, fromTheBeginning isAnew: Bool = false
    ) throws(StoreError) {
        live = nil
        if isAnew { try writer.dropIncidentCheckpoint() }
        checkpoint = try writer.incidentCheckpoint()?.at
        let mark = checkpoint ?? ObjectRule.always
        let span = TimeSpan(from: mark, to: Timestamp(milliseconds: .max / 4))
        let reader = try StoreReader(path: writer.path)
        let accepted = try reader.acceptedTopologies()
        var topologies: [(since: Timestamp, inventory: Inventory)] = []
        for (number, one) in accepted.enumerated() where number + 1 == accepted.count || accepted[number + 1].since > mark {
            topologies.append((one.since, try reader.topology(one, present: present)))
        }
        if accepted.isEmpty, let inventory = present?.inventory ?? inventory { topologies.append((mark, inventory)) }
        let lag = present.map { CheckPlan(inventory: $0.inventory, on: $0.inventory.network.zone.date(at: now)).confirming }
        live = LiveIncidents(
            // As the judge of the service has left them: what lapses since, it will say itself. Without a service nobody else does.
            ledgers: try reader.ledger(in: span, now: present == nil ? now : ObjectRule.always),
            networks: WatchedNetwork.networks(of: topologies, upTo: now + Milliseconds(366 * 86_400_000)), from: mark,
            told: try reader.incidents(in: span).map(\.incident), lag: lag ?? .zero)
    }

    /// Takes what was committed; where it changes what was settled, the past is judged anew.
    mutating func take(_ changes: [LedgerChange], _ present: TopologyInForce?, at now: Timestamp) throws(StoreError) {
        if live?.take(changes) != true { try begin(present, at: now, fromTheBeginning: live != nil) }
    }

    /// Judges up to a moment, and keeps what is new; returns that.
    mutating func judge(at now: Timestamp) throws(StoreError) -> [StoredIncident] {
        guard let changes = live?.judge(at: now) else { return [] }
        let quiet = live?.quietMark
        let isDue = quiet.map { mark in checkpoint.map { mark - $0 >= Self.noting } ?? true } ?? false
        guard !changes.isEmpty || isDue else { return [] }
        let kept = try writer.keep(
            changes.incidents, vanished: changes.vanished, checkpoint: isDue ? quiet.map { IncidentCheckpoint(at: $0) } : nil)
        if isDue { checkpoint = quiet }
        return kept
    }

    /// What was judged could not be kept: it is judged again from the store.
    mutating func forget() {
        live = nil
    }
}

extension StoreReader {
    /// What an accepted topology said; of the one in force nothing has to be read again.
    fileprivate func topology(_ accepted: AcceptedTopology, present: TopologyInForce?) throws(StoreError) -> Inventory {
        if let present, present.hash == accepted.hash { return present.inventory }
        do throws(CommandFailure) {
            return try inventory(of: accepted)
        } catch {
            throw .damaged(path: path, reason: error.message)
        }
    }
}
