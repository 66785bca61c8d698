import Foundation
import Logging
import Monitor
import NetInventory
import Probe
import TestHistories
import Testing

@testable import Store

@Suite("Import beside the running service", .timeLimit(.minutes(3)))
struct ImportBesideServiceTests {
    static let units = (1...3).map { ObjectID(.unit, "u\($0)") }

    /// Two units of one check, one of two, asked every ten seconds.
    static let plan = CheckPlan(
        checks: [("u1", "icmp"), ("u2", "icmp"), ("u3", "icmp"), ("u3", "web")].enumerated().map { number, name in
            Check(
                object: ObjectID(.unit, name.0),
                spec: CheckSpec(
                    name: name.1, question: .icmp(IPAddress(v4: UInt32(number))), every: .seconds(10), suspectEvery: .seconds(2), count: 1,
                    confirm: 2, recover: 2))
        }, rules: Dictionary(uniqueKeysWithValues: units.map { ($0, .any) }))

    static func importing(_ target: String) -> (check: Check, rule: MemberUnit.UpRule)? {
        plan.checks.first { $0.id.object.key == target }.map { ($0, .any) }
    }

    static let begin: Int64 = 1_700_000_000_000
    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Whether a target answers is a matter of its number, the minute and the seed.
    static func isUp(_ number: Int, at moment: Timestamp, seed: UInt64) -> Bool {
        var random = SplitMix(state: seed &+ UInt64(moment.milliseconds / 25_000) &* 7 &+ UInt64(number))
        return random.below(3) > 0
    }

    /// Rows before the service, between its results, at the very moments of some, later than the last ones, and in the future.
    static func rows(seed: UInt64, now: Timestamp, stored: [CheckResult]) -> String {
        var random = SplitMix(state: seed)
        var lines: [String] = []
        for _ in 0..<60 {
            let target = ["u1", "u2", "u3", "elsewhere"][random.below(4)]
            var at = now.milliseconds - Int64(random.below(900_000))
            if random.below(5) == 0, let live = stored.randomElement(using: &random) { at = live.at.milliseconds }
            if random.below(10) == 0 { at = now.milliseconds - Int64(random.below(300)) }
            if random.below(20) == 0 { at = now.milliseconds + 60_000 }
            lines.append("\(ResultImportTests.seconds(at)),\(target),\(random.below(2)),")
        }
        return "time,target,success,rtt_s\n" + lines.joined(separator: "\n") + "\n"
    }

    static func results(_ path: String) throws -> [CheckResult] {
        var results: [CheckResult] = []
        let all = TimeSpan(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: .max / 4))
        try StoreReader(path: path).results(in: all) { results.append($0) }
        return results
    }

    /// Imports through the steps that the service takes, beside its loop.
    static func take(
        _ text: String, now: Timestamp, settled: Timestamp, writer: StoreWriter, service: MonitorService
    ) async throws
        -> ResultImport.Outcome
    {
        var outcome = ResultImport.Outcome()
        var rejected: [RejectedRow] = []
        var bytes: [UInt8] = Array(text.utf8)
        try ResultImport(into: writer, serviceNow: now, check: importing).run(
            name: "rows",
            more: {
                defer { bytes = [] }
                return bytes
            }, into: &outcome, progress: { _ in }, rejecting: { rejected.append($0) })
        if let draft = try writer.draftRevision(upTo: settled, isCancelled: { false }) {
            try await service.revise { try writer.revise(draft) }
        }
        #expect(outcome.rejected == rejected.count)
        return outcome
    }

    @Test("Live results and imports give, to the millisecond, the ledger of an offline import of both", arguments: 0..<24)
    func besideEqualsOffline(seed: UInt64) async throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        let clock = ManualClock(Self.begin)
        try writer.register(Self.plan, at: clock.now())
        let service = MonitorService(
            plan: Self.plan, records: try writer.checkRecords(),
            probe: { question in
                let now = clock.now()
                guard case .address(let address) = question.target,
                    let number = Self.plan.checks.firstIndex(where: { $0.question.target == .address(address) })
                else { return ProbeResult(question: question, startedAt: now, sent: 0, received: 0) }
                let isUp = Self.isUp(number, at: now, seed: seed)
                return ProbeResult(
                    question: question, startedAt: now, sent: 1, received: isUp ? 1 : 0, times: isUp ? [1000] : [],
                    failure: isUp ? nil : ProbeFailure(.timeout, detail: ""))
            },
            clock: clock, logger: Self.quiet, commit: { try writer.commit($0) })
        let running = Task { try await service.run() }
        var accepted = 0
        for turn in 1...3 {
            while clock.now().milliseconds < Self.begin + Int64(turn) * 200_000 { await Task.yield() }
            let now = clock.now()
            let text = Self.rows(seed: seed &* 100 &+ UInt64(turn), now: now, stored: try Self.results(fixture.path))
            // A draft that reaches too far must be noticed; so must one that holds nothing.
            let settled = now + [.seconds(-60), .seconds(-2000), .seconds(600)][Int(seed % 3)]
            accepted += try await Self.take(text, now: now, settled: settled, writer: writer, service: service).accepted
            #expect(try StoreReader(path: fixture.path).verify() == [], "seed \(seed), import \(turn), while the service runs")
        }
        while clock.now().milliseconds < Self.begin + 700_000 { await Task.yield() }
        running.cancel()
        try await running.value
        try writer.close()
        #expect(try StoreReader(path: fixture.path).verify() == [], "seed \(seed)")
        let results = try Self.results(fixture.path)
        #expect(accepted > 60)
        // None lost, but for what an imported result of the same moment stands for already.
        #expect(results.count <= accepted + service.counters.committed)
        #expect(results.count >= accepted + service.counters.committed - 60)

        let offline = try StoreFixture()
        let second = try StoreWriter(path: offline.path)
        try second.register(Self.plan, at: Timestamp(milliseconds: Self.begin))
        // Of the object with two checks the file can only say the first one's.
        let csv = try offline.write(
            "time,target,success,rtt_s\n"
                + results.filter { $0.check.name != "web" }.map {
                    "\(ResultImportTests.seconds($0.at.milliseconds)),\($0.check.object.key),\($0.received),"
                }.joined(separator: "\n"))
        _ = try ResultImport(into: second, check: Self.importing).run(path: csv)
        try second.close()
        let end = Self.begin + 720_000
        let (live, imported) = (try fixture.ledger(until: end), try offline.ledger(until: end))
        for object in [Self.units[0], Self.units[1], ObjectID(.target, "elsewhere")] {
            #expect(live[object] == imported[object], "seed \(seed): \(object)")
            #expect(live[object]?.isEmpty == false)
        }
    }

    @Test("A row in the future of an object that the service asks is bad; of any other it is taken")
    func future() async throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(Self.plan, at: Timestamp(milliseconds: Self.begin))
        var outcome = ResultImport.Outcome()
        var rejected: [RejectedRow] = []
        var bytes: [UInt8] = Array("time,target,success\n1700000000,u1,1\n1700000100.001,u1,1\n1700000100.001,elsewhere,1\n".utf8)
        try ResultImport(into: writer, serviceNow: Timestamp(milliseconds: Self.begin + 100_000), check: Self.importing).run(
            name: "rows",
            more: {
                defer { bytes = [] }
                return bytes
            }, into: &outcome, progress: { _ in }, rejecting: { rejected.append($0) })
        #expect(outcome.accepted == 2)
        #expect(outcome.rejected == 1)
        #expect(rejected.map { "\($0.line): \($0.reason)" } == ["3: the time lies in the future by this machine's clock"])
        try writer.close()
    }

    @Test("Work between two commits fails with its own error, and with the end of the monitoring; nothing of it is lost on others")
    func revisions() async throws {
        struct Refusal: Error {}
        let clock = ManualClock(Self.begin)
        let service = MonitorService(
            plan: Self.plan, probe: { ProbeResult(question: $0, startedAt: clock.now(), sent: 1, received: 1, times: [1]) }, clock: clock,
            logger: Self.quiet, commit: { _ in })
        let running = Task { try await service.run() }
        await #expect(throws: Refusal.self) { try await service.revise { throw Refusal() } }
        try await service.revise { LedgerRevision() }
        while service.counters.committed < 20 { await Task.yield() }
        running.cancel()
        try await running.value
        #expect(service.counters.committed == service.counters.finished)
        await #expect(throws: MonitorEnded.self) { try await service.revise { LedgerRevision() } }
    }
}
