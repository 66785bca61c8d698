import Control
import Logging
import Monitor
import NetInventory
import Probe
import ServiceLifecycle
import Store

/// The monitoring as a service of the process: plans for the day, runs, and plans anew when a day brings another plan or somebody
/// puts another topology in force.
struct MonitoringService: Service, CustomStringConvertible {
    let desk: ServiceDesk
    /// The day that is asked about instead of today; the plan is then never renewed.
    let asOf: CivilDate?
    let writer: StoreWriter
    let probers: ProberSet
    let clock: any MonitorClock
    let notifier: ServiceNotifier
    /// Results that may wait for the disk before probing pauses.
    let mostWaiting: Int
    /// Nil where the kernel does not let netmon look at its own network.
    let witness: SelfWitness?
    let incidents: IncidentKeeper
    let logger: Logger

    /// ServiceLifecycle asks for it; by default it would print the whole inventory.
    var description: String { "monitoring" }

    /// Why one plan was left for another.
    private enum Turn: Sendable {
        case stopped
        case day(CivilDate)
        case topology(ServiceDesk.Order)
    }

    func run() async throws {
        defer { desk.stop() }
        try await cancelWhenGracefulShutdown {
            var topology = desk.topology
            var day = asOf ?? today(in: topology)
            var order: ServiceDesk.Order?
            while !Task.isCancelled {
                let plan = CheckPlan(inventory: order?.topology.inventory ?? topology.inventory, on: day)
                do {
                    try putInForce(order?.topology ?? topology, plan: plan, on: day)
                    topology = order?.topology ?? topology
                } catch {
                    guard let refused = order else { throw error }
                    // The one that was in force stays, whatever the new one came to grief on.
                    order = nil
                    refused.continuation.resume(throwing: error)
                    continue
                }
                switch try await monitor(plan, of: topology, since: order) {
                case .stopped: return
                case .day(let next):
                    day = next
                    order = nil
                case .topology(let next):
                    order = next
                    day = asOf ?? today(in: next.topology)
                }
            }
            order?.continuation.resume(throwing: MonitorEnded())
        }
        try failing { try writer.close() }
        await probers.shutdown()
        logger.info("stopped; everything that was judged is on the disk")
    }

    /// Makes a topology the one that results are judged by, and keeps it in the store with the time from which it is in force.
    private func putInForce(_ topology: TopologyInForce, plan: CheckPlan, on day: CivilDate) throws(CommandFailure) {
        guard !plan.checks.isEmpty else {
            throw CommandFailure(
                "the topology asks for no check on \(day); a unit needs a net or a gateway, and dates that cover the day")
        }
        // What an import beside the plan before has left.
        try failing { try writer.judgeUnjudged() }
        try failing {
            try writer.accept(topology.source, inventory: topology.inventory, at: clock.now())
            try writer.register(plan, at: clock.now())
        }
    }

    /// Runs one plan until the service is stopped, or until something brings another plan.
    private func monitor(_ plan: CheckPlan, of topology: TopologyInForce, since order: ServiceDesk.Order?) async throws -> Turn {
        let announcer = ChangeAnnouncer(zone: topology.inventory.network.zone, logger: logger)
        let service = MonitorService(
            plan: plan, records: try failing { try writer.checkRecords() }, probe: { await probers.probe($0) }, clock: clock,
            logger: logger, mostWaiting: mostWaiting, witness: witness,
            commit: { [writer, incidents] batch in
                announcer.tell(try writer.commit(batch))
                incidents.take(batch.changes)
            })
        logger.info(
            "monitoring", metadata: ["checks": "\(plan.checks.count)", "store": "\(writer.path)", "results_waiting": "\(mostWaiting)"])
        desk.began(service, with: topology)
        incidents.renew()
        defer { desk.ended() }
        order?.continuation.resume()
        notifier.ready("monitoring \(plan.checks.count) checks")
        let next = try await withThrowingTaskGroup(of: Turn.self) { group in
            group.addTask {
                do {
                    try await withTaskExecutorPreference(probers.executor) { try await service.run() }
                } catch let error as StoreError {
                    throw CommandFailure("\(error)")
                } catch let error as UnstoredResults {
                    throw CommandFailure("\(error)")
                }
                return .stopped
            }
            group.addTask {
                let turn = await dayOfAnotherPlan(than: plan, of: topology.inventory)
                // A store that takes nothing for now takes no new plan either.
                while service.isHeldUp, !Task.isCancelled { try? await clock.sleep(until: clock.now() + .seconds(1)) }
                return turn
            }
            group.addTask { await desk.nextOrder().map(Turn.topology) ?? .stopped }
            return try await Self.first(of: &group)
        }
        let counters = service.counters
        logger.info(
            "counted",
            metadata: [
                "bursts": "\(counters.finished)", "skipped_turns": "\(counters.skippedTurns)", "refused": "\(counters.refused)",
                "committed": "\(counters.committed)",
            ])
        return next
    }

    /// Whichever ends first; then the others are ended too, and what is left is committed.
    private static func first(of group: inout ThrowingTaskGroup<Turn, any Error>) async throws -> Turn {
        var first = try await group.next() ?? .stopped
        group.cancelAll()
        do {
            for try await turn in group {
                // An order that came at the last moment is not lost: whoever placed it waits.
                if case .topology(let order) = turn {
                    if case .stopped = first { order.continuation.resume(throwing: MonitorEnded()) } else { first = turn }
                }
            }
        } catch {
            if case .topology(let order) = first { order.continuation.resume(throwing: error) }
            throw error
        }
        return first
    }

    /// Sleeps from midnight to midnight until the plan is another one.
    private func dayOfAnotherPlan(than plan: CheckPlan, of inventory: Inventory) async -> Turn {
        do {
            guard asOf == nil else {
                try await clock.sleep(until: Timestamp(milliseconds: .max / 2))
                return .stopped
            }
            while true {
                let zone = inventory.network.zone
                try await clock.sleep(until: zone.moment(zone.date(at: clock.now()).adding(days: 1)))
                let day = zone.date(at: clock.now())
                if CheckPlan(inventory: inventory, on: day) != plan { return .day(day) }
            }
        } catch {
            return .stopped
        }
    }

    private func today(in topology: TopologyInForce) -> CivilDate { topology.inventory.network.zone.date(at: clock.now()) }
}
