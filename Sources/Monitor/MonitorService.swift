package import Logging
import NetInventory
package import Probe
import Synchronization

/// The shell around the rules: asks what is due, judges what comes back, and commits it, until it is cancelled.
///
/// One loop owns the schedule and the judge. Bursts run beside it, at most one a check, and leave their results in a tray that
/// the loop empties; a commit runs beside it too, one at a time, so that a slow disk delays no probe. What waits for the disk is
/// bounded: where too much does, nothing is asked until it is written. Nothing is lost at the end but bursts that were still under way.
package final class MonitorService: Sendable {
    /// What has moved so far.
    package struct Counters: Hashable, Sendable {
        package var started = 0
        package var finished = 0
        package var skippedTurns = 0
        package var refused = 0
        package var committed = 0
        /// Results that are judged and not yet on the disk.
        package var waiting = 0
    }

    private let plan: CheckPlan
    private let records: [CheckRecord]
    private let probe: @Sendable (ProbeQuestion) async -> ProbeResult
    private let clock: any MonitorClock
    private let commit: @Sendable (JudgedBatch) async throws -> Void
    private let logger: Logger
    private let mostWaiting: Int
    private let tray = Mutex<[CheckResult]>([])
    private let moved = Mutex(Counters())

    /// Bursts are started and results taken on this grid, which is the period of a burst's echoes: those of all bursts under way go
    /// out in the same batches, so that a thousand checks cost a few wake-ups a second.
    private static let grid = Milliseconds(200)
    private static let commitEvery = Milliseconds(1000)

    /// As many as a thousand checks every ten seconds give in a hundred seconds.
    package static let usualMostWaiting = 10_000

    /// `mostWaiting`: results that may wait for the disk.
    package init(
        plan: CheckPlan, records: [CheckRecord] = [], probe: @escaping @Sendable (ProbeQuestion) async -> ProbeResult,
        clock: any MonitorClock, logger: Logger, mostWaiting: Int = usualMostWaiting,
        commit: @escaping @Sendable (JudgedBatch) async throws -> Void
    ) {
        self.plan = plan
        self.records = records
        self.probe = probe
        self.clock = clock
        self.commit = commit
        self.logger = logger
        self.mostWaiting = mostWaiting
    }

    package var counters: Counters { moved.withLock { $0 } }

    /// Returns after cancellation, with everything that was judged committed; throws what `commit` throws.
    package func run() async throws {
        var judge = Judge(checks: plan.checks, rules: plan.rules, records: records)
        var schedule = ProbeSchedule(plan.checks, from: clock.now())
        var batch = JudgedBatch()
        var lastCommit = clock.now()
        let writing = CommitDesk(commit)
        var isStalled = false
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled, !writing.hasFailed {
                let now = clock.now()
                if batch.results.count >= mostWaiting {
                    if !isStalled { logger.error("the store is slower than the probes: nothing is asked until it has caught up") }
                    isStalled = true
                } else {
                    isStalled = false
                    for check in schedule.due(at: now) {
                        moved.withLock { $0.started += 1 }
                        // At once, up to where it waits: the burst is on its way without a detour over the pool's queue.
                        group.addImmediateTask { await self.ask(check) }
                    }
                }
                takeResults(into: &batch, judge: &judge, schedule: &schedule)
                let lapses = judge.advance(to: now)
                if !lapses.isEmpty { batch.add(lapses, records: lapses.flatMap { judge.records(of: $0.object) }) }
                if !batch.isEmpty, now - lastCommit >= Self.commitEvery, writing.isFree {
                    let full = batch
                    batch = JudgedBatch()
                    lastCommit = now
                    // Wherever the loop runs, the disk is waited for elsewhere.
                    group.addTask(executorPreference: globalConcurrentExecutor) { await writing.write(full) }
                }
                note(schedule, judge, batch, writing)
                // Nothing under way and nothing waiting: only the next turn can bring something.
                let isIdle = batch.isEmpty && counters.started == counters.finished
                let next = isIdle ? schedule.nextDue ?? now + Self.commitEvery : now
                try? await clock.sleep(until: max(next, Self.gridLine(after: now)))
            }
            group.cancelAll()
        }
        takeResults(into: &batch, judge: &judge, schedule: &schedule)
        if !writing.hasFailed, !batch.isEmpty { await writing.write(batch) }
        note(schedule, judge, JudgedBatch(), writing)
        if let failure = writing.failure { throw failure }
    }

    /// The lines lie at whole multiples, so that the echoes of bursts that began on different ones fall together.
    private static func gridLine(after moment: Timestamp) -> Timestamp {
        Timestamp(milliseconds: (moment.milliseconds / grid.count + 1) * grid.count)
    }

    private func ask(_ check: Check) async {
        let result = await probe(check.question)
        if Task.isCancelled { return }
        tray.withLock { $0.append(CheckResult(check: check.id, result: result)) }
    }

    private func takeResults(into batch: inout JudgedBatch, judge: inout Judge, schedule: inout ProbeSchedule) {
        let results = tray.withLock { tray in
            let results = tray
            tray.removeAll(keepingCapacity: true)
            return results
        }
        guard !results.isEmpty else { return }
        let now = clock.now()
        for result in results {
            let isAccepted = judge.accepts(result)
            let change = judge.take(result)
            schedule.finish(result.check, at: now, isSuspect: judge.isSuspect(result.check))
            // What the judge refuses is not stored: the stored results must give the ledger that is stored with them.
            if isAccepted { batch.add(result, change: change, record: judge.record(of: result.check)) }
        }
        moved.withLock { $0.finished += results.count }
    }

    private func note(_ schedule: ProbeSchedule, _ judge: Judge, _ batch: JudgedBatch, _ writing: CommitDesk) {
        moved.withLock {
            $0.skippedTurns = schedule.skippedTurns
            $0.refused = judge.refused
            $0.committed = writing.committed
            $0.waiting = batch.results.count
        }
    }
}
