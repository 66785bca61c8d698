import Control
import Logging
import Monitor
import NetInventory
import Probe
import ServiceLifecycle
import Store

/// The monitoring as a service of the process: plans for the day, runs, and goes over to another plan when a day brings one or somebody
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

    /// Why a plan is left for another.
    private enum Turn: Sendable {
        case stopped
        case day(CivilDate)
        case topology(ServiceDesk.Order)
    }

    func run() async throws {
        defer { desk.stop() }
        try await cancelWhenGracefulShutdown {
            let topology = desk.topology
            let plan = try plan(of: topology, on: asOf ?? today(in: topology))
            try failing { _ = try putInForce(plan, of: topology, from: clock.now()) }
            try await monitor(plan)
        }
        try failing { try writer.close() }
        await probers.shutdown()
        logger.info("stopped; everything that was judged is on the disk")
    }

    private func plan(of topology: TopologyInForce, on day: CivilDate) throws(CommandFailure) -> CheckPlan {
        let plan = CheckPlan(inventory: topology.inventory, on: day)
        guard !plan.checks.isEmpty else {
            throw CommandFailure(
                "the topology asks for no check on \(day); a unit needs a net or a gateway, and dates that cover the day")
        }
        return plan
    }

    /// Makes a topology the one that results are judged by, and keeps it in the store with the time from which it is in force.
    private func putInForce(
        _ plan: CheckPlan, of topology: TopologyInForce, from moment: Timestamp
    ) throws(StoreError) -> PlanInForce {
        // What an import that was cut short has left, or one that is under way.
        let revision = try writer.judgeUnjudged()
        try writer.accept(topology.source, inventory: topology.inventory, at: moment)
        var inForce = try writer.register(plan, at: moment)
        inForce.revision = revision
        return inForce
    }

    /// Monitors until the service is stopped, and goes over to other plans meanwhile.
    private func monitor(_ plan: CheckPlan) async throws {
        let service = MonitorService(
            plan: plan, records: try failing { try writer.checkRecords() }, probe: { await probers.probe($0) }, clock: clock,
            logger: logger, mostWaiting: mostWaiting, witness: witness,
            commit: { [writer, desk, incidents, logger] batch in
                let changes = try writer.commit(batch)
                ChangeAnnouncer(zone: desk.topology.inventory.network.zone, logger: logger).tell(changes)
                incidents.take(batch.changes)
            })
        desk.began(service)
        incidents.renew()
        defer { desk.ended() }
        tellBegin(of: plan)
        defer { tellCounters(of: service) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await withTaskExecutorPreference(probers.executor) { try await service.run() }
                } catch let error as StoreError {
                    throw CommandFailure("\(error)")
                } catch let error as UnstoredResults {
                    throw CommandFailure("\(error)")
                }
            }
            group.addTask { try await follow(plan, service) }
            defer { group.cancelAll() }
            while try await group.next() != nil {}
        }
    }

    /// Puts other plans in force as days and orders bring them, until it is cancelled.
    private func follow(_ first: CheckPlan, _ service: MonitorService) async throws {
        var plan = first
        while !Task.isCancelled {
            let topology = desk.topology
            switch await nextTurn(after: plan, of: topology.inventory) {
            case .stopped: return
            case .day(let day):
                let next = try self.plan(of: topology, on: day)
                do {
                    try await adopt(next, of: topology, service)
                    plan = next
                } catch is MonitorEnded {
                    return
                } catch let error as any PassingFailure where error.mayPass {
                    // A store that takes nothing for now takes no new plan either.
                    try? await clock.sleep(until: clock.now() + .seconds(1))
                }
            case .topology(let order):
                do {
                    let next = try self.plan(of: order.topology, on: asOf ?? today(in: order.topology))
                    try await adopt(next, of: order.topology, service)
                    plan = next
                    order.continuation.resume()
                } catch {
                    // The one that was in force stays, whatever the new one came to grief on.
                    order.continuation.resume(throwing: error)
                }
            }
        }
    }

    private func adopt(_ plan: CheckPlan, of topology: TopologyInForce, _ service: MonitorService) async throws {
        try await service.adopt(plan) { moment in try putInForce(plan, of: topology, from: moment) }
        desk.took(topology)
        // Whoever is down stays so, and in the same incident, by the new topology.
        incidents.renew()
        tellBegin(of: plan)
    }

    private func tellBegin(of plan: CheckPlan) {
        logger.info(
            "monitoring", metadata: ["checks": "\(plan.checks.count)", "store": "\(writer.path)", "results_waiting": "\(mostWaiting)"])
        notifier.ready("monitoring \(plan.checks.count) checks")
    }

    private func tellCounters(of service: MonitorService) {
        let counters = service.counters
        logger.info(
            "counted",
            metadata: [
                "bursts": "\(counters.finished)", "skipped_turns": "\(counters.skippedTurns)", "refused": "\(counters.refused)",
                "committed": "\(counters.committed)",
            ])
    }

    /// What brings another plan: an order, or a day. Whoever placed an order waits, so it is not lost where both come at once.
    private func nextTurn(after plan: CheckPlan, of inventory: Inventory) async -> Turn {
        await withTaskGroup(of: Turn.self) { group in
            group.addTask { await dayOfAnotherPlan(than: plan, of: inventory) }
            group.addTask { await desk.nextOrder().map(Turn.topology) ?? .stopped }
            var first = await group.next() ?? .stopped
            group.cancelAll()
            for await turn in group {
                if case .topology = turn { first = turn }
            }
            return first
        }
    }

    /// Sleeps from midnight to midnight until the plan is another one.
    private func dayOfAnotherPlan(than plan: CheckPlan, of inventory: Inventory) async -> Turn {
        do {
            guard asOf == nil else {
                try await clock.sleep(until: Timestamp(milliseconds: .max / 2))
                return .stopped
            }
            let zone = inventory.network.zone
            while true {
                // The day may have changed since the plan was made.
                let day = zone.date(at: clock.now())
                if CheckPlan(inventory: inventory, on: day) != plan { return .day(day) }
                try await clock.sleep(until: zone.moment(day.adding(days: 1)))
            }
        } catch {
            return .stopped
        }
    }

    private func today(in topology: TopologyInForce) -> CivilDate { topology.inventory.network.zone.date(at: clock.now()) }
}
