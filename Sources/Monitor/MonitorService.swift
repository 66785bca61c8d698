package import Logging
package import NetInventory
package import Probe
import Synchronization

/// The shell around the rules: asks what is due, judges what comes back, and commits it, until it is cancelled.
///
/// One loop owns the schedule and the judge. Bursts run beside it, at most one a check, and leave their results in a tray that
/// the loop empties; a commit runs beside it too, one at a time, so that a slow disk delays no probe. A commit that the store refuses
/// for now (a full disk) is tried again, ever more rarely, while probing goes on. What waits for the disk is bounded: where too much
/// does, nothing is asked until it is written, so that nothing judged is ever lost and the time unasked is unmonitored.
/// Another plan is taken over in the same loop, so that no check misses its turn for it. Nothing is lost at the end but bursts that were
/// still under way.
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

    /// The plan that it begins with.
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
    private let revising = OrderDesk<Void, LedgerRevision>()
    private let planning = OrderDesk<CheckPlan, PlanInForce>()

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
        try await revising.place(()) { _ in try await work() }
    }

    /// Goes over to another plan while probing goes on; `work` puts it in force in the store, from the moment that it is told.
    ///
    /// Checks that stay keep their beat. Bursts that began before that moment are judged by the rules of before, all later ones by the
    /// new ones, so that the stored results give the same ledger. Returns when the plan is in force; throws as `revise` does, and then
    /// the plan before stays.
    package func adopt(_ plan: CheckPlan, _ work: @escaping @Sendable (Timestamp) async throws -> PlanInForce) async throws {
        try await planning.place(plan, work)
    }

    /// Whether the store has refused the last commit for now.
    package var isHeldUp: Bool { moved.withLock { $0.isHeldUp } }

    /// Returns after cancellation, with everything that was judged committed; throws what `commit` throws for good, and
    /// `UnstoredResults` where it was told to end while the store took nothing.
    package func run() async throws {
        var judge = Judge(checks: plan.checks, rules: plan.rules, records: records)
        var schedule = ProbeSchedule(plan.checks, from: clock.now())
        var takeover: PlanTakeover?
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
                // Before anything is asked: what begins from here on is judged by the new plan's rules.
                if takeover == nil, !revising.isBusy, let order = planning.next() {
                    let changed = judge.objects(judgedOtherwiseBy: order.matter)
                    judge.hold(changed)
                    takeover = PlanTakeover(order, since: now, changed: changed, underWay: schedule.underWay)
                }
                if batch.results.count + writing.held < mostWaiting {
                    for check in schedule.due(at: now) {
                        moved.withLock { $0.started += 1 }
                        // At once, up to where it waits: the burst is on its way without a detour over the pool's queue.
                        group.addImmediateTask { await self.ask(check) }
                    }
                }
                takeResults(into: &batch, judge: &judge, schedule: &schedule, takeover: &takeover)
                if takeRevision(into: &batch, judge: &judge) { writing.release() }
                if takePlan(into: &batch, judge: &judge, schedule: &schedule, takeover: &takeover) { writing.release() }
                let lapses = judge.advance(to: now)
                if !lapses.isEmpty { batch.add(lapses, records: lapses.flatMap { judge.records(of: $0.object) }) }
                // A plan that is to be taken over does not wait for the next commit's turn.
                let isPressing = takeover?.isToBeWritten == true && writing.refusal == nil
                if writing.isFree, now - lastTry >= writing.pause || isPressing {
                    if !writing.isHolding {
                        if !batch.isEmpty {
                            writing.put(batch)
                            batch = JudgedBatch(capacity: batch.results.count)
                        }
                        if isPressing { takeover?.enter(.writing) }
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
                if let refusal = writing.refusal {
                    revising.refuse(refusal)
                    planning.refuse(refusal)
                    abandon(&takeover, because: refusal, into: &batch, judge: &judge)
                }
                if writing.isFree, !writing.isHolding {
                    if let plan = takeover, plan.stage == .writing {
                        takeover?.enter(.performing)
                        writing.reserve()
                        planning.begin()
                        group.addTask(executorPreference: globalConcurrentExecutor) { [planning] in
                            await planning.perform(plan.order, at: plan.since)
                        }
                    } else if takeover == nil, let order = revising.next() {
                        writing.reserve()
                        revising.begin()
                        group.addTask(executorPreference: globalConcurrentExecutor) { [revising] in await revising.perform(order, at: now) }
                    }
                }
                note(schedule, judge, batch, writing)
                for line in waiting.lines(at: now, refusal: writing.refusal, since: lastTry, count: counters.waiting) {
                    logger.log(level: line.level, "\(line.text)")
                }
                // Nothing under way and nothing waiting: only the next turn can bring something.
                let isIdle =
                    batch.isEmpty && !writing.isHolding && takeover == nil && counters.started == counters.finished
                    && witness?.isAsking != true
                let latest = now + Self.longestSleep
                let next = isIdle ? min(schedule.nextDue ?? latest, latest) : now
                let wake = max(next, schedule.line(after: now))
                watch.sleeps(until: wake)
                witness?.sleeps(until: wake)
                try? await clock.sleep(until: wake)
            }
            group.cancelAll()
        }
        revising.close()
        planning.close()
        takeResults(into: &batch, judge: &judge, schedule: &schedule, takeover: &takeover)
        _ = takeRevision(into: &batch, judge: &judge)
        _ = takePlan(into: &batch, judge: &judge, schedule: &schedule, takeover: &takeover)
        abandon(&takeover, because: MonitorEnded(), into: &batch, judge: &judge)
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

    private func takeResults(
        into batch: inout JudgedBatch, judge: inout Judge, schedule: inout ProbeSchedule, takeover: inout PlanTakeover?
    ) {
        let results = tray.withLock { tray in
            var results: [CheckResult] = []
            swap(&results, &tray)
            return results
        }
        guard !results.isEmpty else { return }
        let now = clock.now()
        for result in results {
            if takeover?.holds(result) == true {
                schedule.finish(result.check, at: now, isSuspect: judge.isSuspect(result.check))
                continue
            }
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
            resume(from: revision, &batch, &judge)
            order.continuation.resume()
        case .failure(let error):
            order.continuation.resume(throwing: error)
        }
        return true
    }

    private func resume(from revision: LedgerRevision, _ batch: inout JudgedBatch, _ judge: inout Judge) {
        judge.resume(from: revision)
        // What was judged meanwhile, and is not on the disk, was judged from records that hold no longer.
        for result in batch.withdraw(revision.objects) {
            if let judgement = judge.take(result) { batch.add(result, judgement) }
        }
    }

    /// Goes over to a plan that the store has put in force, or stays with the one before where it could not; true where it was asked to.
    private func takePlan(
        into batch: inout JudgedBatch, judge: inout Judge, schedule: inout ProbeSchedule, takeover: inout PlanTakeover?
    ) -> Bool {
        guard let (order, result) = planning.takeDone(), let former = takeover else { return false }
        switch result {
        case .success(let inForce):
            resume(from: inForce.revision, &batch, &judge)
            judge.adopt(inForce, changed: former.changed)
            schedule.adopt(order.matter.checks, from: clock.now())
            witness?.begins(order.matter, lastHeard: nil)
            takeover = nil
            judgeHeld(by: former, &batch, &judge)
            order.continuation.resume()
        case .failure(let error):
            abandon(&takeover, because: error, into: &batch, judge: &judge)
        }
        return true
    }

    /// Stays with the plan that is in force: what was kept back is judged by it.
    private func abandon(_ takeover: inout PlanTakeover?, because reason: any Error, into batch: inout JudgedBatch, judge: inout Judge) {
        guard let former = takeover else { return }
        takeover = nil
        judge.hold([])
        judgeHeld(by: former, &batch, &judge)
        former.order.continuation.resume(throwing: reason)
    }

    private func judgeHeld(by takeover: PlanTakeover, _ batch: inout JudgedBatch, _ judge: inout Judge) {
        for result in takeover.held {
            if let judgement = judge.take(result) { batch.add(result, judgement) }
        }
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
