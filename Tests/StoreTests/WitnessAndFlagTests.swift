import GRDB
import Monitor
import NetInventory
import Probe
import TestHistories
import Testing

@testable import Store

@Suite("What netmon knows about itself, and flags, on the disk")
struct WitnessAndFlagTests {
    static func moment(_ second: Int64) -> Timestamp { Timestamp(milliseconds: second * 1000) }
    static func span(_ from: Int64, _ to: Int64) -> TimeSpan { TimeSpan(from: moment(from), to: moment(to)) }

    @Test("A spell is kept when it begins and ended when it ends; a span gives those that touch it")
    func spells() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        var open = WitnessSpell(reason: .link, detail: "eth0 has no carrier", from: Self.moment(100))
        let short = WitnessSpell(reason: .late, detail: "netmon stood still", from: Self.moment(50), to: Self.moment(53))
        func commit(_ spells: WitnessSpell...) throws {
            var batch = JudgedBatch()
            batch.add(spells)
            #expect(!batch.isEmpty)
            try writer.commit(batch)
        }
        try commit(open, short)
        let reader = try StoreReader(path: fixture.path)
        #expect(try reader.witness(in: Self.span(0, 1000)) == [short, open])
        #expect(try reader.witness(in: Self.span(54, 1000)) == [open])
        #expect(try reader.witness(in: Self.span(0, 100)) == [short])
        open.to = Self.moment(160)
        try commit(open)
        #expect(try reader.witness(in: Self.span(150, 200)) == [open])
        #expect(try reader.witness(in: Self.span(161, 200)) == [])
        #expect(try reader.verify() == [])
    }

    @Test("What was open when netmon was killed ends with the last result at the next start")
    func killed() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(StoreTests.plan, at: Self.moment(0))
        try StoreTests.commit([StoreTests.result(100)], to: writer)
        var batch = JudgedBatch()
        batch.add([
            WitnessSpell(reason: .link, detail: "a", from: Self.moment(90)),
            WitnessSpell(reason: .gateway, detail: "b", from: Self.moment(120)),
        ])
        try writer.commit(batch)
        try writer.close()
        try StoreWriter(path: fixture.path).close()
        let spells = try StoreReader(path: fixture.path).witness(in: Self.span(0, 1000))
        #expect(spells.map(\.to) == [Self.moment(100), Self.moment(120)])
    }

    @Test("Why a result could not be judged is stored with it, with and without a failure", arguments: WitnessReason.allCases)
    func marks(reason: WitnessReason) throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(StoreTests.plan, at: Self.moment(0))
        var results = [
            StoreTests.result(100), StoreTests.result(130, times: [], failure: ProbeFailure(.timeout, detail: "")),
            StoreTests.result(160, times: [], failure: ProbeFailure(.hostUnreachable, from: IPAddress("127.64.0.1"), detail: "")),
            StoreTests.result(190, times: [], failure: ProbeFailure(.netUnreachable, isFromHere: true, detail: "")),
        ]
        for place in results.indices { results[place].unfit = reason }
        try StoreTests.commit(results, to: writer)
        let reader = try StoreReader(path: fixture.path)
        var found: [CheckResult] = []
        try reader.results(in: Self.span(0, 1000)) { found.append($0) }
        #expect(found.map(\.unfit) == [reason, reason, reason, reason])
        #expect(found.map(\.failure?.code) == [nil, .timeout, .hostUnreachable, .netUnreachable])
        #expect(found[2].failure?.from == IPAddress("127.64.0.1"))
        #expect(found[3].failure?.isFromHere == true)
        // The stored results give the ledger that was judged live: bad ones of that time say nothing.
        #expect(try reader.verify() == [])
        let states = try fixture.ledger(until: 200_000)[StoreFixture.unit, default: []].map(\.state)
        #expect(states == [.up, .unmonitored])
    }

    @Test("The flag is committed with the result that set it; results judged anew give the same spells")
    func flags() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(StoreTests.plan, at: Self.moment(0))
        let pattern = "ggggggbgbgbg" + String(repeating: "g", count: 30) + "bgbgbgbg"
        try StoreTests.commit(
            pattern.enumerated().map { number, mark in
                StoreTests.result(
                    Int64(number) * 30, times: mark == "g" ? [1] : [], failure: mark == "g" ? nil : .init(.timeout, detail: ""))
            }, to: writer)
        let reader = try StoreReader(path: fixture.path)
        let spells = try reader.flags(in: Self.span(0, 10_000))
        #expect(
            spells == [
                StoreFixture.unit: [
                    FlagSpell(flag: .flapping, from: Self.moment(330), to: Self.moment(810)),
                    FlagSpell(flag: .flapping, from: Self.moment(1410)),
                ]
            ])
        #expect(try reader.flags(in: Self.span(810, 1410)) == [:])
        #expect(try reader.flags(in: Self.span(0, 400)).values.map(\.count) == [1])
        let rebuilt = try reader.read { try LedgerRebuild(in: $0).flags }
        #expect(rebuilt == spells)
        #expect(try reader.verify() == [])
        // A rule with other limits begins anew, and takes the flag off.
        var spec = StoreTests.check.spec
        spec.flap = nil
        try writer.register(CheckPlan(checks: [Check(object: StoreFixture.unit, spec: spec)], rules: [:]), at: Self.moment(2000))
        #expect(try reader.flags(in: Self.span(1410, 10_000)).values.first?.map(\.to) == [Self.moment(2000)])
        #expect(try reader.read { try LedgerRebuild(in: $0).flags }[StoreFixture.unit]?.map(\.to) == [Self.moment(810), Self.moment(2000)])
        #expect(try reader.verify() == [])
    }

    @Test("A record of an older netmon is read: it knows of no changes; a new one is read back whole, and torn ones are not")
    func records() throws {
        for seed in 0..<30 {
            let history = ObjectHistory.random(seed: UInt64(seed))
            var judge = Judge(checks: history.checks, rules: [ObjectHistory.object: history.rule])
            for arrival in history.arrivals(lag: 0) { _ = judge.take(arrival.result) }
            for record in judge.records(of: ObjectHistory.object) {
                let bytes = record.timeline.bytes
                #expect(CheckTimeline(bytes: bytes)?.bytes == bytes)
                #expect(CheckTimeline(bytes: bytes)?.flaps == record.timeline.flaps)
                #expect(bytes.first == 2)
                // Version 1 was the same without the word of the changes.
                var timeline = record.timeline
                timeline.flaps = FlapHistory()
                var old = timeline.bytes
                let segments = CheckTimeline(
                    machine: timeline.machine, lastResult: timeline.lastResult, lastHeard: timeline.lastHeard, since: timeline.since
                ).bytes.count
                #expect(old[segments - 1] == 2)
                old.remove(at: segments - 1)
                old[0] = 1
                #expect(CheckTimeline(bytes: old)?.bytes == timeline.bytes)
                #expect(CheckTimeline(bytes: [3] + bytes.dropFirst()) == nil)
            }
        }
    }

    @Test("A store of the schema before is judged by the same rules afterwards, and nothing is put in force anew")
    func upgrade() throws {
        let fixture = try StoreFixture()
        let steps = StoreSchema(steps: Array(StoreSchema.current.steps.prefix(2)))
        let old = try StoreWriter(path: fixture.path, schema: steps) { _ in nil }
        try old.write { database, _ in
            try database.execute(
                sql: """
                    INSERT INTO subject (object) VALUES ('\(StoreFixture.unit)');
                    INSERT INTO probe_check (subject, name) VALUES (1, 'icmp');
                    INSERT INTO rule (subject, since, all_checks) VALUES (1, 0, 0);
                    INSERT INTO rule_check VALUES (1, 0, 1, 'icmp 127.65.1.1', 30000, 5000, 5, 1000, 1, 3, 2, NULL, NULL);
                    """)
        }
        try old.close()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(StoreTests.plan, at: Self.moment(1000))
        let rules = try writer.write { database, _ in try RuleTable.history(in: database) }
        #expect(rules.map(\.since) == [Self.moment(0)])
        #expect(rules.first?.checks.first?.spec.flap == .usual)
        try writer.close()
    }
}
