import Logging
import Monitor
import NetInventory
import Probe
import Synchronization
import TestHistories
import Testing

@Suite("Monitor service", .timeLimit(.minutes(10)))
struct MonitorServiceTests {
    /// What was committed, in order.
    final class Archive: Sendable {
        let batches = Mutex<[(at: Timestamp, batch: JudgedBatch)]>([])

        func ledgers() -> [ObjectID: [LedgerEntry]] {
            var ledgers: [ObjectID: [LedgerEntry]] = [:]
            for (_, batch) in batches.withLock({ $0 }) {
                for change in batch.changes { ledgers[change.object, default: []].replaceTail(change) }
            }
            return ledgers
        }
    }

    static let plan = CheckPlan(
        checks: (0..<10).map { number in
            Check(
                object: ObjectID(.unit, "u\(number)"),
                spec: CheckSpec(
                    name: "icmp", question: .icmp(IPAddress(v4: UInt32(number))), every: .seconds(10), suspectEvery: .seconds(2)))
        })

    /// Runs the service by a manual clock until it shows `until`; unit 3 does not answer from second 60 to second 120.
    static func run(until: Int64, archive: Archive) async throws {
        let clock = ManualClock()
        let service = MonitorService(
            plan: plan,
            probe: { question in
                let now = clock.now()
                let isDead = question.target == .address(IPAddress(v4: 3)) && (60_000..<120_000).contains(now.milliseconds)
                return ProbeResult(
                    question: question, startedAt: now, sent: 5, received: isDead ? 0 : 5, times: isDead ? [] : [1, 2, 3, 4, 5],
                    failure: isDead ? ProbeFailure(.timeout, detail: "no answer") : nil)
            },
            clock: clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            commit: { batch in archive.batches.withLock { $0.append((clock.now(), batch)) } })
        let running = Task { try await service.run() }
        while clock.now().milliseconds < until { await Task.yield() }
        running.cancel()
        try await running.value
    }

    @Test("A unit that does not answer is down from its first bad result to its first good one, the others are up")
    func outage() async throws {
        let archive = Archive()
        try await Self.run(until: 200_000, archive: archive)
        let ledgers = archive.ledgers()
        #expect(ledgers.count == 10)
        for (object, ledger) in ledgers where object.key != "u3" {
            #expect(ledger.map(\.state) == [.up], "\(object)")
        }
        let ledger = try #require(ledgers[ObjectID(.unit, "u3")])
        #expect(ledger.map(\.state) == [.up, .down, .up])
        // Asked every ten seconds: found at most ten seconds after the truth. A recovering one is asked every two seconds.
        #expect((60_000..<70_000).contains(ledger[1].at.milliseconds))
        #expect((120_000..<130_000).contains(ledger[2].at.milliseconds))
    }

    @Test("Commits are a second apart at least, and nothing that was judged is missing at the end")
    func commits() async throws {
        let archive = Archive()
        try await Self.run(until: 30_000, archive: archive)
        let batches = archive.batches.withLock { $0 }
        for (batch, next) in zip(batches, batches.dropFirst().dropLast()) {
            #expect(next.at - batch.at >= .seconds(1))
        }
        let results = batches.flatMap(\.batch.results)
        #expect(results.count >= 30)
        #expect(Set(results.map { "\($0.check) \($0.at.milliseconds)" }).count == results.count)
    }

    @Test("A result that the judge refuses is not stored either")
    func refused() async throws {
        let archive = Archive()
        let clock = ManualClock(1_000_000)
        let service = MonitorService(
            plan: Self.plan,
            probe: { question in
                // A clock that was set back: from half a minute on, all bursts begin in the past.
                let now = clock.now()
                let at = now.milliseconds < 1_030_000 ? now : now - .seconds(25)
                return ProbeResult(question: question, startedAt: at, sent: 1, received: 1, times: [1])
            },
            clock: clock, logger: Self.quiet, commit: { batch in archive.batches.withLock { $0.append((clock.now(), batch)) } })
        let running = Task { try await service.run() }
        while clock.now().milliseconds < 1_045_000 { await Task.yield() }
        running.cancel()
        try await running.value
        let results = archive.batches.withLock { $0 }.flatMap(\.batch.results)
        #expect(service.counters.refused > 5)
        #expect(results.count + service.counters.refused == service.counters.finished)
        var last: [Check.ID: Timestamp] = [:]
        for result in results {
            if let before = last[result.check] { #expect(before < result.at) }
            last[result.check] = result.at
        }
    }

    @Test("What waits for a stuck disk is bounded: nothing more is asked, and all of it is written in the end")
    func stuckDisk() async throws {
        let archive = Archive()
        let clock = ManualClock()
        let isStuck = Mutex(true)
        let service = MonitorService(
            plan: Self.plan, probe: { ProbeResult(question: $0, startedAt: clock.now(), sent: 1, received: 1, times: [1]) },
            clock: clock, logger: Self.quiet, mostWaiting: 20,
            commit: { batch in
                while isStuck.withLock({ $0 }) { await Task.yield() }
                archive.batches.withLock { $0.append((clock.now(), batch)) }
            })
        let running = Task { try await service.run() }
        while clock.now().milliseconds < 200_000 { await Task.yield() }
        // One batch on its way to the disk, twenty results behind it, and at most one burst a check under way.
        #expect((20...30).contains(service.counters.waiting))
        #expect(service.counters.finished <= 45)
        isStuck.withLock { $0 = false }
        while service.counters.skippedTurns == 0 { await Task.yield() }
        running.cancel()
        try await running.value
        let counters = service.counters
        #expect(counters.committed == counters.finished)
        #expect(counters.skippedTurns >= 100)
    }

    @Test("A lapse is committed with the records that follow from it")
    func lapse() async throws {
        let archive = Archive()
        let clock = ManualClock()
        let service = MonitorService(
            plan: CheckPlan(checks: Array(Self.plan.checks.prefix(1))),
            probe: { question in
                // netmon itself cannot ask any more after the first ten seconds.
                let now = clock.now()
                let isOwn = now.milliseconds >= 10_000
                return ProbeResult(
                    question: question, startedAt: now, sent: isOwn ? 0 : 1, received: isOwn ? 0 : 1,
                    failure: isOwn ? ProbeFailure(.local, detail: "no buffer space") : nil)
            },
            clock: clock, logger: Self.quiet, commit: { batch in archive.batches.withLock { $0.append((clock.now(), batch)) } })
        let running = Task { try await service.run() }
        while clock.now().milliseconds < 60_000 { await Task.yield() }
        running.cancel()
        try await running.value
        let ledger = archive.ledgers()[Self.plan.checks[0].id.object] ?? []
        #expect(ledger.map { "\($0.at.milliseconds) \($0.state.name)" } == ["0 up", "20000 unmonitored"])
        let batch = try #require(
            archive.batches.withLock { $0 }.map(\.batch).first { $0.changes.contains { $0.from.milliseconds == 20_000 } })
        let record = try #require(batch.records[Self.plan.checks[0].id])
        #expect(record.timeline.segments.last == CheckTimeline.Segment(at: Timestamp(milliseconds: 20_000), verdict: nil))
    }

    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test("A commit that fails ends the service with its error")
    func failingCommit() async throws {
        struct DiskFull: Error {}
        let clock = ManualClock()
        let service = MonitorService(
            plan: Self.plan,
            probe: { ProbeResult(question: $0, startedAt: clock.now(), sent: 1, received: 1) },
            clock: clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            commit: { _ in throw DiskFull() })
        await #expect(throws: DiskFull.self) { try await service.run() }
    }
}
