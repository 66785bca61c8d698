import Monitor
import NetInventory
import Probe
import TestHistories
import Testing

@Suite("Flapping")
struct FlappingTests {
    static let object = ObjectID(.unit, "u1")

    static func check(_ flap: FlapLimits? = .usual) -> Check {
        Check(object: object, spec: CheckSpec(name: "icmp", question: .icmp(IPAddress(v4: 1)), every: .seconds(30), flap: flap))
    }

    static func result(_ second: Int64, _ isGood: Bool) -> CheckResult {
        CheckResult(check: check().id, at: Timestamp(milliseconds: second * 1000), sent: 5, received: isGood ? 5 : 0, times: [])
    }

    /// The spells of the flag; results every 30 seconds, `g` or `b`.
    static func spells(_ pattern: String, flap: FlapLimits? = .usual) -> [String] {
        var judge = Judge(checks: [check(flap)])
        var spells: [FlagSpell] = []
        for (number, mark) in pattern.enumerated() {
            if let flag = judge.take(result(Int64(number) * 30, mark == "g"))?.flag { spells.note(flag) }
        }
        return spells.map { "\($0.from.milliseconds / 30_000)–\($0.to.map { String($0.milliseconds / 30_000) } ?? "")" }
    }

    @Test("Six changes of the last twenty set the flag, and it goes when four are left: the one limit is not the other")
    func hysteresis() {
        // The sixth change is the result with number 11; it and the ones before leave the window twenty results later each.
        let pattern = "ggggggbgbgbg" + String(repeating: "g", count: 30)
        #expect(Self.spells(pattern) == ["11–27"])
        // Five changes never set it.
        #expect(Self.spells("ggggggbgbgbb" + String(repeating: "b", count: 30)) == [])
        // Five left keep it.
        #expect(Self.spells("ggggggbgbgbg" + String(repeating: "g", count: 15)) == ["11–"])
    }

    @Test("Other limits, and none")
    func limits() {
        let pattern = "gbgbgbgb" + String(repeating: "g", count: 30)
        #expect(Self.spells(pattern, flap: FlapLimits(on: 0.1, off: 0)) == ["2–28"])
        #expect(Self.spells(pattern, flap: nil) == [])
        #expect(Self.spells(pattern, flap: FlapLimits(on: 0.5, off: 0.2)) == [])
    }

    @Test("A single failure that is asked again every five seconds counts as one, and an outage as one change")
    func suspects() {
        var judge = Judge(checks: [Self.check()])
        func share() -> Int { judge.record(of: Self.check().id)?.timeline.flaps.changes.nonzeroBitCount ?? 0 }
        for second in stride(from: 0, to: 600, by: 30) { _ = judge.take(Self.result(Int64(second), true)) }
        // Suspect: bad at 600, then every five seconds bad, good, bad, good.
        for (second, isGood) in [(600, false), (605, true), (610, false), (615, true), (620, false), (630, true)] {
            _ = judge.take(Self.result(Int64(second), isGood))
        }
        #expect(share() == 2)
        for second in stride(from: 660, to: 900, by: 5) { _ = judge.take(Self.result(Int64(second), false)) }
        #expect(share() == 3)
    }

    @Test("What netmon could not judge counts for nothing")
    func blind() {
        var judge = Judge(checks: [Self.check()])
        for number in 0..<40 {
            var result = Self.result(Int64(number) * 30, number.isMultiple(of: 2))
            if result.received == 0 { result.unfit = .link }
            #expect(judge.take(result)?.flag == nil)
        }
        #expect(!judge.isFlapping(Self.object))
    }

    @Test("Judged in pieces, with the records kept in between, the flag is the same as in one go", arguments: 0..<40)
    func pieces(seed: Int) {
        let history = ObjectHistory.random(seed: UInt64(seed))
        func flags(every pieces: Int) -> [FlagSpell] {
            var records: [CheckRecord] = []
            var spells: [FlagSpell] = []
            var results = history.arrivals(lag: 3).map(\.result)[...]
            while !results.isEmpty {
                var judge = Judge(checks: history.checks, rules: [ObjectHistory.object: history.rule], records: records)
                for result in results.prefix(pieces) { if let flag = judge.take(result)?.flag { spells.note(flag) } }
                results = results.dropFirst(pieces)
                records = judge.records(of: ObjectHistory.object)
            }
            return spells
        }
        let whole = flags(every: .max)
        #expect(flags(every: 1) == whole, "\(history)")
        #expect(flags(every: 7) == whole, "\(history)")
    }
}
