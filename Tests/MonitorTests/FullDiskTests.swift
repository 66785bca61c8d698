import Monitor
import NetInventory
import Probe
import Synchronization
import TestHistories
import Testing

@Suite("A store that takes nothing for now", .timeLimit(.minutes(5)))
struct FullDiskTests {
    struct DiskFull: PassingFailure, CustomStringConvertible {
        var mayPass = true
        var description: String { "the store s.sqlite cannot be written: database or disk is full" }
    }

    /// A store that can be full, and keeps what it took.
    final class Disk: Sendable {
        let isFull = Mutex(true)
        let attempts = Mutex(0)
        let batches = Mutex<[JudgedBatch]>([])

        func take(_ batch: JudgedBatch) throws {
            attempts.withLock { $0 += 1 }
            if isFull.withLock({ $0 }) { throw DiskFull() }
            batches.withLock { $0.append(batch) }
        }

        var results: [CheckResult] { batches.withLock { $0.flatMap(\.results) } }

        /// The ledgers that the stored changes make.
        var ledgers: [ObjectID: [LedgerEntry]] {
            var ledgers: [ObjectID: [LedgerEntry]] = [:]
            for change in batches.withLock({ $0.flatMap(\.changes) }) { ledgers[change.object, default: []].replaceTail(change) }
            return ledgers
        }

        /// The ledgers that the stored results give, up to a moment.
        func rebuilt(_ plan: CheckPlan, to end: Timestamp) -> [ObjectID: [LedgerEntry]] {
            var judge = Judge(checks: plan.checks, rules: plan.rules)
            var ledgers: [ObjectID: [LedgerEntry]] = [:]
            for result in results {
                if let change = judge.take(result)?.change { ledgers[change.object, default: []].replaceTail(change) }
            }
            for change in judge.advance(to: end) { ledgers[change.object, default: []].replaceTail(change) }
            return ledgers
        }
    }

    static let plan = MonitorServiceTests.plan

    static func service(_ clock: ManualClock, _ disk: Disk, _ sink: LogSink, mostWaiting: Int = 10_000) -> MonitorService {
        MonitorService(
            plan: plan, probe: { ProbeResult(question: $0, startedAt: clock.now(), sent: 1, received: 1, times: [1]) }, clock: clock,
            logger: sink.logger, mostWaiting: mostWaiting, commit: { try disk.take($0) })
    }

    @Test("Probing goes on, attempts grow rare, it is said once a minute how much is held, and all of it is stored in the end")
    func within() async throws {
        let (clock, disk, sink) = (ManualClock(), Disk(), LogSink())
        let service = Self.service(clock, disk, sink)
        let running = Task { try await service.run() }
        while clock.now().milliseconds < 200_000 { await Task.yield() }
        // Ten checks every ten seconds.
        #expect(service.counters.finished >= 190)
        #expect(service.counters.waiting >= 190)
        #expect(service.isHeldUp)
        // After 1, 2, 4, 8, 16 and then every 30 seconds.
        #expect((5...13).contains(disk.attempts.withLock { $0 }))
        disk.isFull.withLock { $0 = false }
        while service.isHeldUp { await Task.yield() }
        running.cancel()
        try await running.value
        #expect(service.counters.skippedTurns == 0)
        #expect(disk.results.count == service.counters.finished)
        #expect(disk.ledgers.values.allSatisfy { $0.map(\.state) == [.up] })
        let lines = sink.lines
        let first = try #require(lines.first)
        #expect(first.hasPrefix("warning the store s.sqlite cannot be written: database or disk is full; probing goes on, "))
        #expect(first.hasSuffix(" results are held in memory (10000 at most) and stored as soon as that works"))
        #expect((4...6).contains(lines.count), "\(lines)")
        #expect(lines.last?.hasPrefix("notice the store takes results again, after ") == true)
    }

    @Test("At the bound nothing is asked: nothing judged is lost, and the time is unmonitored in a ledger that its results give")
    func atTheBound() async throws {
        let (clock, disk, sink) = (ManualClock(), Disk(), LogSink())
        let service = Self.service(clock, disk, sink, mostWaiting: 50)
        let running = Task { try await service.run() }
        while clock.now().milliseconds < 300_000 { await Task.yield() }
        // At most one burst a check was under way when the bound was reached.
        #expect((50...60).contains(service.counters.waiting))
        #expect(service.counters.finished <= 60)
        let full = sink.lines.filter { $0.contains("nothing is asked until they are stored, and that time will be unmonitored") }
        #expect((1...6).contains(full.count), "\(sink.lines)")
        disk.isFull.withLock { $0 = false }
        let before = service.counters.finished
        while service.counters.finished < before + 30 { await Task.yield() }
        running.cancel()
        try await running.value
        #expect(disk.results.count == service.counters.finished)
        let end = clock.now()
        let ledgers = disk.ledgers
        #expect(ledgers.count == 10)
        for (object, ledger) in ledgers {
            #expect(ledger.map(\.state) == [.up, .unmonitored, .up], "\(object)")
            let gap = ledger[2].at - ledger[1].at
            #expect(gap > .seconds(150), "\(object) \(gap)")
        }
        #expect(ledgers == disk.rebuilt(Self.plan, to: end))
    }

    @Test("Told to end while nothing can be stored, it tries once more and says how many results are lost")
    func stopped() async throws {
        let (clock, disk, sink) = (ManualClock(), Disk(), LogSink())
        let service = Self.service(clock, disk, sink)
        let running = Task { try await service.run() }
        while clock.now().milliseconds < 60_000 { await Task.yield() }
        running.cancel()
        do {
            try await running.value
            Issue.record("it ended as if all were stored")
        } catch let error as UnstoredResults {
            #expect(service.counters.waiting == service.counters.finished)
            #expect(
                "\(error)"
                    == "\(service.counters.finished) results were not stored, for the store s.sqlite cannot be written: database or disk is full"
            )
        }
        #expect(disk.results.isEmpty)
    }

    @Test("The last attempt may succeed")
    func lastAttempt() async throws {
        let (clock, disk, sink) = (ManualClock(), Disk(), LogSink())
        let service = Self.service(clock, disk, sink)
        let running = Task { try await service.run() }
        while clock.now().milliseconds < 60_000 { await Task.yield() }
        running.cancel()
        disk.isFull.withLock { $0 = false }
        try await running.value
        #expect(disk.results.count == service.counters.finished)
    }
}
