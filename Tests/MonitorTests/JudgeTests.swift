import Monitor
import NetInventory
import Probe
import TestHistories
import Testing

@Suite("Judge")
struct JudgeTests {
    static let unit = ObjectID(.unit, "u1")

    static func result(_ name: String, _ at: Int64, _ isGood: Bool) -> CheckResult {
        CheckResult(
            check: Check.ID(object: unit, name: name), at: Timestamp(milliseconds: at), sent: 1, received: isGood ? 1 : 0, times: [],
            failure: isGood ? nil : ProbeFailure(.timeout, detail: ""))
    }

    static func check(_ name: String, every: Int64 = 10, confirm: Int = 3, recover: Int = 2) -> Check {
        Check(
            object: unit,
            spec: CheckSpec(
                name: name, question: .icmp(IPAddress(v4: 1)), every: Milliseconds(every), count: 1, confirm: confirm, recover: recover))
    }

    /// The entries after judging, as (milliseconds, state).
    static func judged(_ results: [CheckResult], checks: [Check], rule: MemberUnit.UpRule = .any, until: Int64) -> [String] {
        var judge = Judge(checks: checks, rules: [unit: rule])
        var ledger: [LedgerEntry] = []
        for result in results { if let change = judge.take(result)?.change { ledger.replaceTail(change) } }
        for change in judge.advance(to: Timestamp(milliseconds: until)) { ledger.replaceTail(change) }
        return ledger.map { "\($0.at.milliseconds) \($0.state.name)" }
    }

    @Test("Down is dated back to the first bad result, up to the first good one")
    func datedBack() {
        let pattern: [Bool] = [true, false, false, false, false, true, true, true]
        let results = pattern.enumerated().map { Self.result("icmp", Int64($0.offset) * 10, $0.element) }
        #expect(Self.judged(results, checks: [Self.check("icmp")], until: 70) == ["0 up", "10 down", "50 up"])
    }

    @Test("A run that does not reach confirm changes nothing")
    func shortRun() {
        let results = [true, false, false, true, false, true].enumerated().map { Self.result("icmp", Int64($0.offset) * 10, $0.element) }
        #expect(Self.judged(results, checks: [Self.check("icmp")], until: 60) == ["0 up"])
    }

    @Test("A result stands for twice its interval at most; a gap inside an outage stays unmonitored")
    func coverage() {
        let results = [(0, true), (10, false), (100, false), (110, false), (120, false)].map { Self.result("icmp", Int64($0.0), $0.1) }
        #expect(
            Self.judged(results, checks: [Self.check("icmp")], until: 500)
                == ["0 up", "10 down", "30 unmonitored", "100 down", "140 unmonitored"])
    }

    @Test("A late result undoes a lapse that was noted too soon")
    func lateResult() {
        var judge = Judge(checks: [Self.check("icmp")], rules: [Self.unit: .any])
        var ledger: [LedgerEntry] = []
        if let change = judge.take(Self.result("icmp", 0, true))?.change { ledger.replaceTail(change) }
        for change in judge.advance(to: Timestamp(milliseconds: 25)) { ledger.replaceTail(change) }
        #expect(ledger.last?.state == .unmonitored)
        if let change = judge.take(Self.result("icmp", 15, true))?.change { ledger.replaceTail(change) }
        #expect(ledger.map(\.state) == [.up])
    }

    @Test("The first result of a check may come in after later ones of its sibling")
    func lateFirstResult() {
        let checks = [Self.check("icmp", every: 10, confirm: 1, recover: 1), Self.check("icmp-2", every: 100, confirm: 1)]
        let results = [
            Self.result("icmp", 0, false), Self.result("icmp", 10, true), Self.result("icmp", 20, false), Self.result("icmp-2", 5, false),
        ]
        #expect(Self.judged(results, checks: checks, until: 25) == ["5 down", "10 degraded", "20 down"])
    }

    @Test("A result that is not later than the last one is refused and counted")
    func order() {
        var judge = Judge(checks: [Self.check("icmp")])
        _ = judge.take(Self.result("icmp", 10, true))
        #expect(judge.take(Self.result("icmp", 10, false)) == nil)
        #expect(judge.take(Self.result("icmp", 5, false)) == nil)
        #expect(judge.refused == 2)
    }

    @Test("A failure of netmon's own says nothing about the target")
    func ownFailure() {
        var spec = Self.check("icmp").spec
        spec.upIf = 1
        let codes: [(ProbeFailure.Code, Bool)] = [
            (.permission, false), (.local, false), (.notJudged, false), (.timeout, true), (.hostUnreachable, true), (.notOpen, true),
        ]
        for (code, isJudged) in codes {
            let result = CheckResult(
                check: Self.check("icmp").id, at: Timestamp(milliseconds: 0), sent: 5, received: 0, times: [],
                failure: ProbeFailure(code, detail: ""))
            #expect((spec.outcome(of: result) != nil) == isJudged, "\(code)")
        }
    }

    @Test("Loss and time over the limits are poor; too few answers are bad")
    func limits() {
        var spec = Self.check("icmp").spec
        spec.upIf = 3
        spec.poorLoss = 0.2
        spec.poorTime = Milliseconds(10)
        func outcome(_ received: Int, _ milliseconds: Int64) -> VerdictMachine.Outcome? {
            spec.outcome(
                of: CheckResult(
                    check: Self.check("icmp").id, at: Timestamp(milliseconds: 0), sent: 5, received: received,
                    times: Array(repeating: milliseconds * 1_000_000, count: received)))
        }
        #expect(outcome(5, 10) == .good)
        #expect(outcome(4, 1) == .good)
        #expect(outcome(3, 1) == .poor)
        #expect(outcome(5, 11) == .poor)
        #expect(outcome(2, 1) == .bad)
    }

    @Test(
        "Three-valued logic of several checks",
        arguments: [
            ("uu", "up", "up"), ("ud", "degraded", "down"), ("dd", "down", "down"), ("u-", "up", "unmonitored"),
            ("d-", "unmonitored", "down"), ("--", "unmonitored", "unmonitored"), ("ug", "degraded", "degraded"),
            ("gd", "degraded", "down"), ("g-", "degraded", "unmonitored"), ("gg", "degraded", "degraded"),
        ])
    func logic(verdicts: String, any: String, all: String) {
        let values = verdicts.map { letter -> VerdictMachine.Verdict? in
            switch letter {
            case "u": .up
            case "g": .degraded
            case "d": .down
            default: nil
            }
        }
        #expect(MemberUnit.UpRule.any.state(of: values).name == any)
        #expect(MemberUnit.UpRule.all.state(of: values).name == all)
    }

    @Test("Degraded, then down, then up by way of degraded")
    func degraded() {
        var machine = VerdictMachine()
        let outcomes: [VerdictMachine.Outcome] = [.poor, .poor, .bad, .bad, .poor, .good, .good]
        let verdicts = outcomes.enumerated().compactMap { index, outcome in
            machine.take(outcome, at: Timestamp(milliseconds: Int64(index)), confirm: 2, recover: 2)
                .map { "\($0.verdict) since \($0.since.milliseconds)" }
        }
        #expect(verdicts == ["degraded since 0", "down since 2", "degraded since 4", "up since 5"])
    }

    @Test("Two gateways judged in pieces give what they give in one go", arguments: 0..<100)
    func pieces(seed: UInt64) {
        var random = SplitMix(state: seed)
        let checks = [Self.check("icmp", every: 10, confirm: 2, recover: 2), Self.check("icmp-2", every: 7, confirm: 3, recover: 1)]
        let rule: MemberUnit.UpRule = seed % 2 == 0 ? .any : .all
        var results: [CheckResult] = []
        for check in checks {
            var at = Int64(random.below(20))
            for _ in 0..<60 {
                results.append(Self.result(check.id.name, at, random.below(3) > 0))
                at += Int64(random.below(random.below(6) == 0 ? 60 : 12) + 1)
            }
        }
        results.sort { ($0.at, $0.check) < ($1.at, $1.check) }
        let end: Int64 = (results.last?.at.milliseconds ?? 0) + 100
        let whole = Self.judged(results, checks: checks, rule: rule, until: end)

        var ledger: [LedgerEntry] = []
        var records: [CheckRecord] = []
        var rest = results[...]
        while !rest.isEmpty {
            let piece = rest.prefix(random.below(5) + 1)
            rest = rest.dropFirst(piece.count)
            var judge = Judge(checks: checks, rules: [Self.unit: rule], records: records)
            for result in piece { if let change = judge.take(result)?.change { ledger.replaceTail(change) } }
            // The clock is never ahead of the next result here: what is noted is true.
            if let next = rest.first { for change in judge.advance(to: next.at) { ledger.replaceTail(change) } }
            records = checks.compactMap { judge.record(of: $0.id) }
        }
        var judge = Judge(checks: checks, rules: [Self.unit: rule], records: records)
        for change in judge.advance(to: Timestamp(milliseconds: end)) { ledger.replaceTail(change) }
        #expect(ledger.map { "\($0.at.milliseconds) \($0.state.name)" } == whole)
        for (entry, next) in zip(ledger, ledger.dropFirst()) {
            #expect(entry.at < next.at)
            #expect(entry.state != next.state)
        }
    }

    @Test("Live results give the seconds that a brute-force count gives", arguments: 0..<200)
    func bruteForce(seed: UInt64) {
        let history = History.random(seed: seed)
        let check = Check(object: Self.unit, spec: history.spec)
        var judge = Judge(checks: [check], rules: [Self.unit: .any])
        var ledger: [LedgerEntry] = []
        for result in history.results {
            for change in judge.advance(to: Timestamp(milliseconds: result.at)) { ledger.replaceTail(change) }
            if let change = judge.take(Self.result("icmp", result.at, result.isGood))?.change { ledger.replaceTail(change) }
        }
        for change in judge.advance(to: Timestamp(milliseconds: history.end)) { ledger.replaceTail(change) }
        let span = TimeSpan(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: history.end))
        #expect(ledger.durations(in: span).mapValues(\.count) == history.bruteForce(), "\(history)")
    }
}
