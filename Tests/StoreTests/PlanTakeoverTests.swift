import Logging
import Monitor
import NetInventory
import Probe
import Store
import Synchronization
import TestHistories
import Testing

/// A service whose plan is changed again and again while its bursts are under way.
@Suite("Another plan while the monitoring runs", .timeLimit(.minutes(10)))
struct PlanTakeoverTests {
    /// When each check was asked, and which bursts have ended.
    private final class Network: Sendable {
        let asked = Mutex<[Check.ID: [Timestamp]]>([:])
        let clock: ManualClock

        init(_ clock: ManualClock) { self.clock = clock }

        /// A fifth of the targets take some seconds to answer, a tenth are silent every other minute.
        func probe(_ question: ProbeQuestion) async -> ProbeResult {
            let now = clock.now()
            let parts = "\(question.target)".split { !$0.isNumber }.compactMap { Int($0) }
            let number = parts.last ?? 0
            let check = Check.ID(object: ObjectID(.unit, "u\(number)"), name: parts.contains(77) ? "second" : "icmp")
            asked.withLock { $0[check, default: []].append(now) }
            if number % 5 == 0 {
                while clock.now() < now + .seconds(3), !Task.isCancelled { await Task.yield() }
            }
            let isSilent = number % 10 == 3 && now.milliseconds / 60_000 % 2 == 1
            return ProbeResult(
                question: question, startedAt: now, sent: 1, received: isSilent ? 0 : 1, times: isSilent ? [] : [1_000_000],
                failure: isSilent ? ProbeFailure(.timeout, detail: "") : nil)
        }
    }

    private static let every = Milliseconds(10_000)

    private static func check(_ number: Int, _ name: String = "icmp", confirm: Int = 3, every: Milliseconds = every) -> Check {
        Check(
            object: ObjectID(.unit, "u\(number)"),
            spec: CheckSpec(
                name: name, question: .icmp(IPAddress(v4: (name == "icmp" ? 0x7f41_0000 : 0x7f4d_0000) + UInt32(number))), every: every,
                suspectEvery: .seconds(2), count: 1, confirm: confirm))
    }

    /// Sixty units of which some have another rule, some a second way, and some are missing, as the dice fall.
    private static func plan(_ dice: inout SplitMix) -> CheckPlan {
        var checks: [Check] = []
        for number in 0..<60 where number < 40 || dice.below(4) > 0 {
            checks.append(check(number, confirm: number % 4 == 0 ? 2 + dice.below(3) : 3))
            if number % 7 == 0, dice.below(2) == 0 { checks.append(check(number, "second")) }
        }
        return CheckPlan(checks: checks, rules: Dictionary(uniqueKeysWithValues: Set(checks.map(\.id.object)).map { ($0, .any) }))
    }

    @Test("No check misses its turn, no result is lost, and the store's ledger is the one that its results give", arguments: [1, 2, 3])
    func underLoad(seed: UInt64) async throws {
        let fixture = try StoreFixture()
        var dice = SplitMix(state: seed)
        let clock = ManualClock(1_000_000)
        let network = Network(clock)
        let writer = try StoreWriter(path: fixture.path)
        let first = Self.plan(&dice)
        try writer.register(first, at: clock.now())
        let service = MonitorService(
            plan: first, records: try writer.checkRecords(), probe: { await network.probe($0) }, clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, commit: { [writer] in _ = try writer.commit($0) })
        let running = Task { try await service.run() }
        var plans = [(at: clock.now(), plan: first)]
        for _ in 0..<8 {
            let next = clock.now() + Milliseconds(Int64(20_000 + dice.below(20_000)))
            while clock.now() < next { await Task.yield() }
            let plan = Self.plan(&dice)
            try await service.adopt(plan) { [writer] moment in try writer.register(plan, at: moment) }
            plans.append((clock.now(), plan))
        }
        let end = clock.now() + .seconds(40)
        while clock.now() < end { await Task.yield() }
        running.cancel()
        try await running.value

        let counters = service.counters
        // Asked after the moment from which a plan no longer has the check: nothing can be said by it.
        let dropped = zip(plans, plans.dropFirst()).map { before, after in
            let objects = Set(after.plan.checks.map(\.id.object))
            return Set(before.plan.checks.map(\.id)).subtracting(after.plan.checks.map(\.id)).filter { objects.contains($0.object) }.count
        }
        #expect(counters.refused <= dropped.reduce(0, +))
        #expect(counters.skippedTurns == 0)
        #expect(counters.committed + counters.refused == counters.finished)
        try Self.expectBeat(network.asked.withLock { $0 }, plans, until: end)
        try writer.close()
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }

    /// Those that are in all plans are asked on their beat throughout, whatever happens to the others and to their own limits.
    private static func expectBeat(
        _ asked: [Check.ID: [Timestamp]], _ plans: [(at: Timestamp, plan: CheckPlan)], until end: Timestamp
    ) throws {
        let common = plans.map { Set($0.plan.checks.map(\.id)) }.reduce(Set(plans[0].plan.checks.map(\.id))) { $0.intersection($1) }
        #expect(common.count >= 40)
        for check in common {
            let times = try #require(asked[check])
            for (time, next) in zip(times, times.dropFirst()) {
                #expect(next - time <= every, "\(check)")
                // Nothing is asked twice but what is suspect, and that every two seconds.
                #expect(next - time >= .seconds(2), "\(check)")
                if check.object.key.last != "3", check.name == "icmp" { #expect(next - time == every, "\(check)") }
            }
            #expect(end - times[times.count - 1] <= every)
        }
        // One that came is asked within an interval.
        for (number, (at, plan)) in plans.enumerated().dropFirst() {
            let known = Set(plans[number - 1].plan.checks.map(\.id))
            for check in plan.checks where !known.contains(check.id) {
                let next = try #require(asked[check.id]?.first { $0 >= at - .seconds(5) })
                #expect(next - at <= every, "\(check.id)")
            }
        }
    }

    @Test("What began by the old rule is judged by it, what began later by the new one, however long the disk takes")
    func rulesOfTheirTime() async throws {
        let fixture = try StoreFixture()
        let clock = ManualClock(1_000_000)
        let network = Network(clock)
        let writer = try StoreWriter(path: fixture.path)
        let first = CheckPlan(checks: (0..<10).map { Self.check($0) })
        try writer.register(first, at: clock.now())
        let service = MonitorService(
            plan: first, records: try writer.checkRecords(), probe: { await network.probe($0) }, clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, commit: { [writer] in _ = try writer.commit($0) })
        let running = Task { try await service.run() }
        while clock.now().milliseconds < 1_050_000 { await Task.yield() }
        let second = CheckPlan(checks: (0..<10).map { Self.check($0, confirm: 1, every: .seconds(5)) })
        let since = Mutex(Timestamp(milliseconds: 0))
        try await service.adopt(second) { [writer] moment in
            since.withLock { $0 = moment }
            // The store takes half a minute of the service's time.
            let begun = clock.now()
            while clock.now() < begun + .seconds(30) { await Task.yield() }
            return try writer.register(second, at: moment)
        }
        let end = clock.now() + .seconds(60)
        while clock.now() < end { await Task.yield() }
        running.cancel()
        try await running.value
        #expect(service.counters.refused == 0)
        #expect(service.counters.committed == service.counters.finished)
        try writer.close()
        let reader = try StoreReader(path: fixture.path)
        #expect(try reader.verify() == [])
        // Silent from 1 020 s to 1 080 s and from 1 140 s to 1 200 s.
        let ledger = try #require(
            try reader.ledger(in: TimeSpan(from: Timestamp(milliseconds: 0), to: clock.now()), now: clock.now())[ObjectID(.unit, "u3")])
        #expect(ledger.map(\.state).starts(with: [.up, .down, .up]))
        #expect((1_020_000...1_030_000).contains(ledger[1].at.milliseconds))
    }

    @Test("Where the store refuses a plan, the one before stays and nothing is lost")
    func refused() async throws {
        struct Refusal: Error {}
        let fixture = try StoreFixture()
        let clock = ManualClock(1_000_000)
        let network = Network(clock)
        let writer = try StoreWriter(path: fixture.path)
        let first = CheckPlan(checks: (0..<10).map { Self.check($0) })
        try writer.register(first, at: clock.now())
        let service = MonitorService(
            plan: first, records: try writer.checkRecords(), probe: { await network.probe($0) }, clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, commit: { [writer] in _ = try writer.commit($0) })
        let running = Task { try await service.run() }
        while clock.now().milliseconds < 1_050_000 { await Task.yield() }
        let second = CheckPlan(checks: (0..<5).map { Self.check($0, confirm: 1) })
        await #expect(throws: Refusal.self) { try await service.adopt(second) { _ in throw Refusal() } }
        let end = clock.now() + .seconds(60)
        while clock.now() < end { await Task.yield() }
        running.cancel()
        try await running.value
        await #expect(throws: MonitorEnded.self) { try await service.adopt(second) { _ in throw Refusal() } }
        #expect(service.counters.committed == service.counters.finished)
        try Self.expectBeatOfAll(network, first, until: end)
        try writer.close()
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }

    private static func expectBeatOfAll(_ network: Network, _ plan: CheckPlan, until end: Timestamp) throws {
        let asked = network.asked.withLock { $0 }
        for check in plan.checks {
            let times = try #require(asked[check.id])
            #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 <= every })
            #expect(end - times[times.count - 1] <= every)
        }
    }
}
