import Logging
import Monitor
import NetInventory
import Probe
import Synchronization
import TestHistories
import Testing

@Suite("A clock that is set", .timeLimit(.minutes(5)))
struct ClockStepTests {
    /// A wall clock that can be set while somebody sleeps by another one, as on a real machine.
    final class SteppedClock: MonitorClock {
        private struct Hand {
            var time = Timestamp(milliseconds: 10_000_000)
            var step: Milliseconds
            var steppedAt: Timestamp?
        }

        private let hand: Mutex<Hand>
        private static let stepAt = Timestamp(milliseconds: 10_120_000)

        /// - Parameter step: how it is set, after two minutes and while the service sleeps.
        init(step: Milliseconds) { hand = Mutex(Hand(step: step)) }

        func now() -> Timestamp { hand.withLock { $0.time } }
        /// What it showed when it was set; nil before.
        var steppedAt: Timestamp? { hand.withLock { $0.steppedAt } }

        func sleep(until moment: Timestamp) async throws {
            let left = moment - now()
            for _ in 0..<20 { await Task.yield() }
            try Task.checkCancellation()
            guard left > .zero else { return }
            hand.withLock { hand in
                hand.time = hand.time + left
                guard hand.steppedAt == nil, hand.time >= Self.stepAt else { return }
                hand.steppedAt = hand.time
                hand.time = hand.time + hand.step
            }
        }
    }

    struct Outcome {
        var disk: FullDiskTests.Disk
        var lines: [String]
        var counters: MonitorService.Counters
        var steppedAt: Timestamp
        var end: Timestamp
    }

    /// Two minutes, then the step, then as long as is said.
    static func run(step: Milliseconds, then rest: Milliseconds) async throws -> Outcome {
        let (clock, disk, sink) = (SteppedClock(step: step), FullDiskTests.Disk(), LogSink())
        disk.isFull.withLock { $0 = false }
        let service = MonitorService(
            plan: FullDiskTests.plan,
            probe: { ProbeResult(question: $0, startedAt: clock.now(), sent: 1, received: 1, times: [1]) }, clock: clock,
            logger: sink.logger, commit: { try disk.take($0) })
        let running = Task { try await service.run() }
        while clock.steppedAt == nil { await Task.yield() }
        let steppedAt = try #require(clock.steppedAt)
        while clock.now() < steppedAt + step + rest { await Task.yield() }
        running.cancel()
        try await running.value
        return Outcome(disk: disk, lines: sink.lines, counters: service.counters, steppedAt: steppedAt, end: clock.now())
    }

    @Test("An hour forwards: the time jumped over is unmonitored, but for what the last results cover, and it is said once")
    func forwards() async throws {
        let outcome = try await Self.run(step: .seconds(3600), then: .seconds(60))
        #expect(outcome.disk.ledgers.count == 10)
        for (object, ledger) in outcome.disk.ledgers {
            #expect(ledger.map(\.state) == [.up, .unmonitored, .up], "\(object)")
            // A result stands for twice its interval of ten seconds; the first one after the step comes within one more.
            #expect(ledger[1].at <= outcome.steppedAt + .seconds(20), "\(object)")
            #expect(ledger[2].at >= outcome.steppedAt + .seconds(3600), "\(object)")
            #expect(ledger[2].at - ledger[1].at >= .seconds(3570), "\(object)")
        }
        #expect(outcome.disk.ledgers == outcome.disk.rebuilt(FullDiskTests.plan, to: outcome.end))
        #expect(outcome.lines.count == 1, "\(outcome.lines)")
        #expect(outcome.lines.first?.contains("s late, because the clock was set forwards or the machine stood still") == true)
        #expect(outcome.counters.refused == 0)
    }

    @Test("An hour backwards: nothing committed is lost, results of the time judged already are refused, and it is said once")
    func backwards() async throws {
        let outcome = try await Self.run(step: .seconds(-3600), then: .seconds(3700))
        let results = outcome.disk.results
        #expect(outcome.counters.refused > 3000)
        #expect(results.count == outcome.counters.finished - outcome.counters.refused)
        var last: [Check.ID: Timestamp] = [:]
        for result in results {
            if let before = last[result.check] { #expect(before < result.at) }
            last[result.check] = result.at
        }
        // Before the step and after the hour: one stretch of up, for the clock shows that time only once more.
        #expect(outcome.disk.ledgers.values.allSatisfy { $0.map(\.state) == [.up] })
        #expect(last.values.allSatisfy { $0 > outcome.steppedAt })
        #expect(outcome.lines.count == 1, "\(outcome.lines)")
        #expect(
            outcome.lines.first?.hasSuffix(
                "for so long results are refused, because that time is judged already; set the clock right") == true)
    }

    @Test("What was judged before the clock went back is committed at once, and not an hour later")
    func commitAfterStep() async throws {
        let outcome = try await Self.run(step: .seconds(-3600), then: .seconds(5))
        let before = outcome.disk.results.filter { $0.at <= outcome.steppedAt }.count
        #expect(before == outcome.counters.finished - outcome.counters.refused)
        #expect(outcome.counters.waiting == 0)
    }

    @Test("A store whose newest result lies in the future is told of at the start")
    func future() async throws {
        let (clock, sink) = (ManualClock(1_000_000), LogSink())
        let check = FullDiskTests.plan.checks[0]
        let ahead = CheckTimeline(lastResult: Timestamp(milliseconds: 4_600_000), lastHeard: Timestamp(milliseconds: 4_600_000))
        let service = MonitorService(
            plan: FullDiskTests.plan, records: [CheckRecord(check: check.id, timeline: ahead)],
            probe: { ProbeResult(question: $0, startedAt: clock.now(), sent: 1, received: 1, times: [1]) }, clock: clock,
            logger: sink.logger, commit: { _ in })
        let running = Task { try await service.run() }
        while clock.now().milliseconds < 1_030_000 { await Task.yield() }
        running.cancel()
        try await running.value
        #expect(sink.lines.filter { $0.contains("a time 3600 s before the newest result") }.count == 1, "\(sink.lines)")
    }
}
