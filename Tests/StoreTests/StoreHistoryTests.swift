import Foundation
import Monitor
import NetInventory
import Probe
import Store
import TestHistories
import Testing

/// Random histories of objects with several checks, kept in a store.
@Suite("Store, random histories")
struct StoreHistoryTests {
    static func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

    @Test(
        "Live in batches, late results, the program restarted: the report and the rebuilt ledger agree", arguments: 0..<60 as Range<UInt64>)
    func live(seed: UInt64) throws {
        let history = ObjectHistory.random(seed: seed)
        let plan = CheckPlan(checks: history.checks, rules: [ObjectHistory.object: history.rule])
        let fixture = try StoreFixture()
        var random = SplitMix(state: seed)
        var rest = history.arrivals(lag: 30)[...]
        while !rest.isEmpty {
            let writer = try StoreWriter(path: fixture.path)
            try writer.register(plan, at: Self.time(0))
            var judge = Judge(plan.rules(since: Self.time(0)), records: try writer.checkRecords())
            for _ in 0..<(random.below(4) + 1) {
                var batch = JudgedBatch()
                for (comes, result) in rest.prefix(random.below(20) + 1) {
                    let lapses = judge.advance(to: Self.time(comes))
                    batch.add(lapses, records: lapses.flatMap { judge.records(of: $0.object) })
                    if let judgement = judge.take(result) { batch.add(result, judgement) }
                    rest.removeFirst()
                }
                try writer.commit(batch)
            }
            try writer.close()
        }
        let ledger = try fixture.ledger(until: history.end)[ObjectHistory.object] ?? []
        #expect(ledger.states(until: history.end) == history.states(), "\(history)")
        #expect(try StoreReader(path: fixture.path).verify() == [], "\(history)")
    }

    @Test("A period inside gives what the whole gives there", arguments: 0..<30 as Range<UInt64>)
    func periods(seed: UInt64) throws {
        let history = ObjectHistory.random(seed: seed)
        let plan = CheckPlan(checks: history.checks, rules: [ObjectHistory.object: history.rule])
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(plan, at: Self.time(0))
        var judge = Judge(plan.rules(since: Self.time(0)))
        var batch = JudgedBatch()
        for (_, result) in history.arrivals(lag: 0) {
            if let judgement = judge.take(result) { batch.add(result, judgement) }
        }
        try writer.commit(batch)
        let states = history.states()
        var random = SplitMix(state: seed)
        let reader = try StoreReader(path: fixture.path)
        for _ in 0..<10 {
            let from = Int64(random.below(Int(history.end)))
            let span = TimeSpan(from: Self.time(from), to: Self.time(from + Int64(random.below(Int(history.end - from)) + 1)))
            let ledger = try reader.ledger(in: span, now: Self.time(history.end))[ObjectHistory.object] ?? []
            var wanted: [ObjectState: Int64] = [:]
            for state in states[Int(span.from.milliseconds)..<Int(span.to.milliseconds)] { wanted[state, default: 0] += 1 }
            #expect(ledger.durations(in: span).mapValues(\.count) == wanted, "\(span) of \(history)")
        }
    }
}
