import Logging
import Monitor
import NetInventory
import Probe
import ServiceLifecycle
import Store

/// The monitoring as a service of the process: plans for the day, runs, and plans anew when a day brings another plan.
struct MonitoringService: Service {
    let inventory: Inventory
    /// The day that is asked about instead of today; the plan is then never renewed.
    let asOf: CivilDate?
    let writer: StoreWriter
    let probers: ProberSet
    let clock: any MonitorClock
    /// Results that may wait for the disk before probing pauses.
    let mostWaiting: Int
    let logger: Logger

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            var day = asOf ?? today
            while !Task.isCancelled {
                let plan = CheckPlan(inventory: inventory, on: day)
                guard !plan.checks.isEmpty else {
                    throw CommandFailure(
                        "the topology asks for no check on \(day); a unit needs a net or a gateway, and dates that cover the day")
                }
                let next = try await monitor(plan)
                guard let next else { break }
                day = next
            }
        }
        try failing { try writer.close() }
        await probers.shutdown()
        logger.info("stopped; everything that was judged is on the disk")
    }

    /// Runs one plan until the service is stopped, or until a day that brings another plan: then that day is returned.
    private func monitor(_ plan: CheckPlan) async throws -> CivilDate? {
        try failing { try writer.register(plan, at: clock.now()) }
        let service = MonitorService(
            plan: plan, records: try failing { try writer.checkRecords() }, probe: { await probers.probe($0) }, clock: clock,
            logger: logger, mostWaiting: mostWaiting,
            commit: { [writer] in try writer.commit($0) })
        logger.info(
            "monitoring", metadata: ["checks": "\(plan.checks.count)", "store": "\(writer.path)", "results_waiting": "\(mostWaiting)"])
        let next = try await withThrowingTaskGroup(of: CivilDate?.self) { group in
            group.addTask {
                do {
                    try await withTaskExecutorPreference(probers.executor) { try await service.run() }
                } catch let error as StoreError {
                    throw CommandFailure("\(error)")
                }
                return nil
            }
            group.addTask { try? await dayOfAnotherPlan(than: plan) }
            // Whichever ends first; then the other one is ended too, and what is left is committed.
            let first = try await group.next() ?? nil
            group.cancelAll()
            for try await _ in group {}
            return first
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

    /// Sleeps from midnight to midnight until the plan is another one.
    private func dayOfAnotherPlan(than plan: CheckPlan) async throws -> CivilDate? {
        guard asOf == nil else {
            try await clock.sleep(until: Timestamp(milliseconds: .max / 2))
            return nil
        }
        while true {
            let next = today.adding(days: 1)
            try await clock.sleep(until: inventory.network.zone.moment(next))
            if CheckPlan(inventory: inventory, on: today) != plan { return today }
        }
    }

    private var today: CivilDate { inventory.network.zone.date(at: clock.now()) }
}
