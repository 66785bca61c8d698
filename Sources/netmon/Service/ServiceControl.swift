import Control
import Foundation
import Logging
import Monitor
import NetInventory
import Store
import Synchronization

/// Does what is asked through the control socket, one change at a time.
final class ServiceControl: ControlHandler {
    let desk: ServiceDesk
    let writer: StoreWriter
    let place: TopologyPlace
    let clock: any MonitorClock
    let incidents: IncidentKeeper
    let notifier: ServiceNotifier
    let logger: Logger
    /// What is being done.
    private let underWay = Mutex<String?>(nil)
    let watch: Mutex<TopologyWatch>

    /// `look`: what the topology folder looked like before it was read at the start.
    init(
        desk: ServiceDesk, writer: StoreWriter, place: TopologyPlace, look: TopologyLook, clock: any MonitorClock,
        incidents: IncidentKeeper, notifier: ServiceNotifier, logger: Logger
    ) {
        watch = Mutex(TopologyWatch(look, at: clock.steady()))
        self.desk = desk
        self.writer = writer
        self.place = place
        self.clock = clock
        self.incidents = incidents
        self.notifier = notifier
        self.logger = logger
    }

    func answer(_ request: ControlRequest, _ exchange: ControlExchange) -> ControlReply {
        let own = StorePlace.resolved(writer.path)
        if let store = request.store, store != own {
            return .failed(.init("this service keeps the store \(own), not \(store); name that one's socket with --socket FILE"))
        }
        switch request.verb {
        case .hello: return .hello(.init(version: Version.text, store: own, process: getpid()))
        case .importResults: return alone("an import of \(request.file ?? "results")") { self.take(request, exchange) }
        case .compact: return alone("a compaction") { self.compact() }
        case .incident: return enter(request.incident)
        case .maintenance: return plan(request.maintenance)
        case .reload: return reload { try? exchange.output.send(.problem(.init($0))) }
        }
    }

    /// One change at a time: a second one is refused, and says what it is refused for.
    func alone(_ name: String, _ body: () -> ControlReply) -> ControlReply {
        if let other = begin(name) { return .failed(.init("\(other) is under way; repeat the command when it has ended")) }
        defer { end() }
        return body()
    }

    /// Nil where it has begun; else what is under way.
    func begin(_ name: String) -> String? {
        underWay.withLock { underWay in
            defer { underWay = underWay ?? name }
            return underWay
        }
    }

    func end() {
        underWay.withLock { $0 = nil }
    }

    // MARK: Compaction

    private func compact() -> ControlReply {
        let outcome = Mutex<StoreCompaction?>(nil)
        do {
            try wait { [writer] in
                let done = try writer.compact()
                outcome.withLock { $0 = done }
                return LedgerRevision()
            }
        } catch {
            return failure(error)
        }
        guard let done = outcome.withLock({ $0 }) else { return failure(MonitorEnded()) }
        return .compacted(.init(path: done.path, before: done.before, after: done.after))
    }

    // MARK: Incidents

    /// The store takes it between two commits.
    private func enter(_ entry: ControlIncidentEntry?) -> ControlReply {
        guard let entry else { return .failed(.init("\(ControlError.notUnderstood)")) }
        do {
            switch try writer.enter(IncidentEntry(entry, at: clock.now())) {
            case .success(let incident):
                logger.info("entered about an incident", metadata: ["incident": "\(entry.number)", "kind": "\(entry.kind.rawValue)"])
                return .entered(.init(number: incident.number))
            case .failure(let refusal): return .failed(.init("\(refusal)"))
            }
        } catch {
            return failure(error)
        }
    }

    // MARK: Planned work

    /// The store takes it between two commits.
    private func plan(_ entry: ControlMaintenanceEntry?) -> ControlReply {
        guard let entry, let change = MaintenanceChange(entry) else { return .failed(.init("\(ControlError.notUnderstood)")) }
        do {
            let work = try change.make(in: writer, at: clock.now())
            logger.info(
                "planned work", metadata: ["number": "\(work.number)", "change": "\(entry.kind.rawValue)", "by": "\(entry.who)"])
            return .declared(.init(number: work.number))
        } catch {
            return failure(error)
        }
    }

    // MARK: Import

    private func take(_ request: ControlRequest, _ exchange: ControlExchange) -> ControlReply {
        let inventory = desk.topology.inventory
        let importing = ResultImport(into: writer, serviceNow: clock.now()) { inventory.importCheck($0) }
        var outcome = ResultImport.Outcome()
        var isGone = false
        var isAtEnd = false
        var problem: (any Error)?
        // A client that does not listen any more is not fed any further either.
        func send(_ line: ControlReply) {
            do { try exchange.output.send(line) } catch { isGone = true }
        }
        do {
            try importing.run(
                name: request.file ?? "results",
                more: {
                    if !isGone, !isAtEnd, let chunk = try exchange.input.chunk() { return chunk }
                    isAtEnd = true
                    return []
                },
                into: &outcome, progress: { send(.progress(.init(rows: $0.accepted + $0.duplicates))) },
                rejecting: { row in
                    if !isGone { send(.bad(.init(line: row.line, reason: row.reason, row: Data(row.bytes), isCut: row.isCut))) }
                })
        } catch {
            problem = error
        }
        // Whatever was taken has to be judged, however the conversation ended.
        do {
            if outcome.accepted > 0 { try judgeTaken() }
            if let problem { throw problem }
            let objects = outcome.objects.sorted().map { "\($0)" }
            for start in stride(from: 0, to: objects.count, by: 500) {
                try exchange.output.send(.objects(.init(Array(objects[start..<min(start + 500, objects.count)]))))
            }
        } catch {
            return failure(error)
        }
        return .imported(
            .init(
                accepted: outcome.accepted, duplicates: outcome.duplicates, rejected: outcome.rejected, unusedColumns: outcome.unusedColumns
            ))
    }

    /// Live results older than this are on the disk, unless the disk is stuck; then the draft is begun anew.
    private static let settled = Milliseconds(15 * 60 * 1000)

    private func judgeTaken() throws {
        guard let draft = try writer.draftRevision(upTo: clock.now() - Self.settled, isCancelled: { desk.isStopping }) else { return }
        try wait { [writer] in try writer.revise(draft) }
        incidents.renew()
    }

    // MARK: Beside the loop

    /// Waits for work that is done between two commits.
    private func wait(for work: @escaping @Sendable () throws -> LedgerRevision) throws {
        try BlockingCall.wait { [desk] in try await desk.revise { try work() } }
    }

    func failure(_ error: any Error) -> ControlReply {
        switch error {
        case is MonitorEnded, is CancellationError:
            .failed(.init("netmon is being stopped; rows that were taken are stored, and are judged at its next start"))
        case let failure as CommandFailure: .failed(.init(failure.message))
        case _: .failed(.init("\(error)"))
        }
    }
}
