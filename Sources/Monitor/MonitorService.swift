package import Logging
import NetInventory
package import Probe
import Synchronization

/// The shell around the rules: asks what is due, judges what comes back, and commits it, until it is cancelled.
///
/// One loop owns the schedule and the judge. Bursts run beside it, at most one a check, and leave their results in a tray that
/// the loop empties; a commit runs beside it too, one at a time, so that a slow disk delays no probe. A commit that the store refuses
/// for now (a full disk) is tried again, ever more rarely, while probing goes on. What waits for the disk is bounded: where too much
/// does, nothing is asked until it is written, so that nothing judged is ever lost and the time unasked is unmonitored.
/// Nothing is lost at the end but bursts that were still under way.
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
        /// Turns of the loop, which come at least once a second: a sign of life.
        package var turns = 0
        /// Whether the store has refused the last commit for now.
        fileprivate(set) var isHeldUp = false
    }

    private let plan: CheckPlan
    private let records: [CheckRecord]
    private let probe: @Sendable (ProbeQuestion) async -> ProbeResult
    private let clock: any MonitorClock
    private let commit: @Sendable (JudgedBatch) async throws -> Void
    private let logger: Logger
    private let mostWaiting: Int
    private let witness: SelfWitness?
    private let tray = Mutex<[CheckResult]>([])
    private let moved = Mutex(Counters())
    private let revising = RevisionDesk()

    /// Bursts are started and results taken on this grid, a multiple of the period of a burst's echoes: those of all bursts under way
    /// go out in the same batches, so that a thousand checks cost a few wake-ups a second.
    private let grid: Milliseconds
    /// A loop with nothing to do still turns, for whoever watches it and for orders from outside.
    private static let longestSleep = Milliseconds(1000)

    /// As many as a thousand checks every ten seconds give in a hundred seconds.
    package static let usualMostWaiting = 10_000

    /// `mostWaiting`: results that may wait for the disk. `witness`: who says whether netmon was fit to judge; without one it always was.
    package init(
        plan: CheckPlan, records: [CheckRecord] = [], probe: @escaping @Sendable (ProbeQuestion) async -> ProbeResult,
        clock: any MonitorClock, logger: Logger, mostWaiting: Int = usualMostWaiting, witness: SelfWitness? = nil,
        commit: @escaping @Sendable (JudgedBatch) async throws -> Void
    ) {
        self.plan = plan
        grid = Self.grid(for: plan.checks)
        self.records = records
        self.probe = probe
        self.clock = clock
        self.commit = commit
        self.logger = logger
        self.mostWaiting = mostWaiting
        self.witness = witness
    }

    package var counters: Counters { moved.withLock { $0 } }

    /// Has work done on what is stored while nothing is committed, and goes on from the records that it returns.
    ///
    /// Probing goes on meanwhile; results that wait for the disk are judged anew from these records. Returns when that has been done;
    /// throws what `work` throws, why the store takes nothing where that is so, and `MonitorEnded` where the monitoring has ended.
    package func revise(_ work: @escaping @Sendable () async throws -> LedgerRevision) async throws {
        try await revising.place(work)
    }

    /// Whether the store has refused the last commit for now.
    package var isHeldUp: Bool { moved.withLock { $0.isHeldUp } }

    /// Returns after cancellation, with everything that was judged committed; throws what `commit` throws for good, and
    /// `UnstoredResults` where it was told to end while the store took nothing.
    package func run() async throws {
        var judge = Judge(checks: plan.checks, rules: plan.rules, records: records)
        var schedule = ProbeSchedule(plan.checks, from: clock.now())
        var batch = JudgedBatch()
        var lastTry = clock.now()
        var watch = ClockWatch(lastHeard: records.compactMap(\.timeline.lastHeard).max())
        var waiting = WaitingReport(most: mostWaiting)
        let writing = CommitDesk(commit)
        witness?.begins(plan, lastHeard: records.compactMap(\.timeline.lastHeard).max())
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled, !writing.hasFailed {
                let now = clock.now()
                if let line = watch.look(now) { logger.warning("\(line)") }
                if let witness {
                    witness.look()
                    batch.add(witness.takeNews())
                    if witness.takeTurnToAsk() { group.addImmediateTask { await witness.askGateways() } }
                }
                // A clock that was set back must not keep what is judged from the disk.
                lastTry = min(lastTry, now)
                if batch.results.count + writing.held < mostWaiting {
                    for check in schedule.due(at: now) {
                        moved.withLock { $0.started += 1 }
                        // At once, up to where it waits: the burst is on its way without a detour over the pool's queue.
                        group.addImmediateTask { await self.ask(check) }
                    }
                }
                takeResults(into: &batch, judge: &judge, schedule: &schedule)
                if takeRevision(into: &batch, judge: &judge) { writing.release() }
                let lapses = judge.advance(to: now)
                if !lapses.isEmpty { batch.add(lapses, records: lapses.flatMap { judge.records(of: $0.object) }) }
                if writing.isFree, now - lastTry >= writing.pause {
                    if !writing.isHolding, !batch.isEmpty {
                        writing.put(batch)
                        batch = JudgedBatch(capacity: batch.results.count)
                    }
                    if writing.isHolding {
                        lastTry = now
                        // Wherever the loop runs, the disk is waited for elsewhere.
                        group.addTask(executorPreference: globalConcurrentExecutor) { [attempt = writing.begin()] in
                            await writing.write(attempt)
                        }
                    }
                }
                // A batch that is held was judged from the records of now, and must be on the disk first.
                if let refusal = writing.refusal { revising.refuse(refusal) }
                if writing.isFree, !writing.isHolding, let order = revising.next() {
                    writing.reserve()
                    group.addTask(executorPreference: globalConcurrentExecutor) { [revising] in await revising.perform(order) }
                }
                note(schedule, judge, batch, writing)
                for line in waiting.lines(at: now, refusal: writing.refusal, since: lastTry, count: counters.waiting) {
                    logger.log(level: line.level, "\(line.text)")
                }
                // Nothing under way and nothing waiting: only the next turn can bring something.
                let isIdle = batch.isEmpty && !writing.isHolding && counters.started == counters.finished && witness?.isAsking != true
                let latest = now + Self.longestSleep
                let next = isIdle ? min(schedule.nextDue ?? latest, latest) : now
                let wake = max(next, gridLine(after: now))
                watch.sleeps(until: wake)
                witness?.sleeps(until: wake)
                try? await clock.sleep(until: wake)
            }
            group.cancelAll()
        }
        revising.close()
        takeResults(into: &batch, judge: &judge, schedule: &schedule)
        _ = takeRevision(into: &batch, judge: &judge)
        if let witness { batch.add(witness.takeNews()) }
        // What was held goes first; one attempt each, for somebody waits for the end.
        if !writing.hasFailed, writing.isHolding { await writing.write(writing.begin()) }
        if !writing.hasFailed, !writing.isHolding, !batch.isEmpty {
            writing.put(batch)
            batch = JudgedBatch()
            await writing.write(writing.begin())
        }
        note(schedule, judge, batch, writing)
        if let failure = writing.failure { throw failure }
        if let refusal = writing.refusal { throw UnstoredResults(count: counters.waiting, reason: "\(refusal)") }
    }

    /// As coarse as the checks allow: a tenth of the shortest interval, a fifth where a suspect one is asked again, a second at most.
    private static func grid(for checks: [Check]) -> Milliseconds {
        let period: Int64 = 200
        let finest = checks.map { min($0.spec.every.count / 10, $0.spec.suspectEvery.count / 5) }.min() ?? period
        return Milliseconds(min(1000, max(period, finest / period * period)))
    }

    /// The lines lie at whole multiples, so that the echoes of bursts that began on different ones fall together.
    private func gridLine(after moment: Timestamp) -> Timestamp {
        Timestamp(milliseconds: (moment.milliseconds / grid.count + 1) * grid.count)
    }

    private func ask(_ check: Check) async {
        let result = await probe(check.question)
        if Task.isCancelled { return }
        var found = CheckResult(check: check.id, result: result)
        if let witness, check.spec.outcome(of: found) != .good {
            found.unfit = await witness.word(on: found, spec: check.spec, address: result.address)
            if Task.isCancelled { return }
        }
        tray.withLock { $0.append(found) }
    }

    private func takeResults(into batch: inout JudgedBatch, judge: inout Judge, schedule: inout ProbeSchedule) {
        let results = tray.withLock { tray in
            var results: [CheckResult] = []
            swap(&results, &tray)
            return results
        }
        guard !results.isEmpty else { return }
        let now = clock.now()
        for result in results {
            let judgement = judge.take(result)
            schedule.finish(result.check, at: now, isSuspect: judgement?.isSuspect ?? false || result.unfit != nil)
            if let judgement { batch.add(result, judgement) }
        }
        moved.withLock { $0.finished += results.count }
    }

    /// Goes on from the records of a revision that has been performed; true where there was one.
    private func takeRevision(into batch: inout JudgedBatch, judge: inout Judge) -> Bool {
        guard let (order, result) = revising.takeDone() else { return false }
        switch result {
        case .success(let revision):
            judge.resume(from: revision)
            // What was judged meanwhile, and is not on the disk, was judged from records that hold no longer.
            for result in batch.withdraw(revision.objects) {
                if let judgement = judge.take(result) { batch.add(result, judgement) }
            }
            order.continuation.resume()
        case .failure(let error):
            order.continuation.resume(throwing: error)
        }
        return true
    }

    private func note(_ schedule: ProbeSchedule, _ judge: Judge, _ batch: JudgedBatch, _ writing: CommitDesk) {
        moved.withLock {
            $0.skippedTurns = schedule.skippedTurns
            $0.refused = judge.refused
            $0.committed = writing.committed
            $0.waiting = batch.results.count + writing.held
            $0.isHeldUp = writing.refusal != nil
            $0.turns += 1
        }
    }
}
