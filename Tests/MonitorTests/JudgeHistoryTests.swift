import Monitor
import NetInventory
import Probe
import TestHistories
import Testing

/// Random histories of objects with several checks, held against a count that knows the rule's words only.
@Suite("Judge, random histories")
struct JudgeHistoryTests {
    static func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

    @Test("In order of time, in one go", arguments: 0..<300 as Range<UInt64>)
    func whole(seed: UInt64) {
        let history = ObjectHistory.random(seed: seed)
        var judge = Judge([history.objectRule])
        var ledger: [LedgerEntry] = []
        for (_, result) in history.arrivals(lag: 0) { if let change = judge.take(result)?.change { ledger.replaceTail(change) } }
        for change in judge.advance(to: Self.time(history.end)) { ledger.replaceTail(change) }
        #expect(ledger.states(until: history.end) == history.states(), "\(history)")
        let span = TimeSpan(from: Self.time(0), to: Self.time(history.end))
        #expect(ledger.durations(in: span).mapValues(\.count) == history.seconds(), "\(history)")
        #expect(ledger.durations(in: span).values.reduce(.zero, +) == span.length)
    }

    @Test(
        "Live: results come in late, the clock runs ahead of them, and the judge is restarted at any point",
        arguments: 0..<300 as Range<UInt64>)
    func pieces(seed: UInt64) {
        let history = ObjectHistory.random(seed: seed)
        var random = SplitMix(state: seed)
        var judge = Judge([history.objectRule])
        var ledger: [LedgerEntry] = []
        for (comes, result) in history.arrivals(lag: Int64(random.below(60))) {
            for change in judge.advance(to: Self.time(comes)) { ledger.replaceTail(change) }
            if let change = judge.take(result)?.change { ledger.replaceTail(change) }
            if random.below(4) == 0 { judge = Judge([history.objectRule], records: judge.records(of: ObjectHistory.object)) }
        }
        for change in judge.advance(to: Self.time(history.end)) { ledger.replaceTail(change) }
        #expect(judge.refused == 0)
        #expect(ledger.states(until: history.end) == history.states(), "\(history)")
        for (entry, next) in zip(ledger, ledger.dropFirst()) {
            #expect(entry.at < next.at)
            #expect(entry.state != next.state)
        }
    }
}
