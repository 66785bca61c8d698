import Monitor
import NetInventory
import Probe
import Testing

@Suite("A rule that changes")
struct RuleChangeTests {
    static func rule(_ checks: [Check], since: Int64, _ rule: MemberUnit.UpRule = .any) -> ObjectRule {
        ObjectRule(object: JudgeTests.unit, since: Timestamp(milliseconds: since), rule: rule, checks: checks)
    }

    /// The ledger after results, then another rule, then more results.
    static func ledger(
        _ before: [CheckResult], _ first: ObjectRule, then next: ObjectRule, _ after: [CheckResult], until end: Int64
    ) -> [String] {
        var judge = Judge([first])
        var ledger: [LedgerEntry] = []
        for result in before { if let change = judge.take(result)?.change { ledger.replaceTail(change) } }
        for change in judge.adopt(next) { ledger.replaceTail(change) }
        for result in after { if let change = judge.take(result)?.change { ledger.replaceTail(change) } }
        for change in judge.advance(to: Timestamp(milliseconds: end)) { ledger.replaceTail(change) }
        return ledger.map { "\($0.at.milliseconds) \($0.state.name)" }
    }

    static func results(_ name: String, _ marks: [(Int64, Bool)]) -> [CheckResult] { marks.map { JudgeTests.result(name, $0.0, $0.1) } }

    @Test("A second gateway changes nothing of what was before it")
    func added() {
        let one = JudgeTests.check("icmp")
        let two = [one, JudgeTests.check("icmp-2")]
        let before = Self.results("icmp", [(0, true), (10, true), (20, true)])
        let after = Self.results("icmp", [(30, true)]) + Self.results("icmp-2", [(35, true)])
        #expect(
            Self.ledger(before, Self.rule([one], since: 0, .all), then: Self.rule(two, since: 25, .all), after, until: 40)
                == ["0 up", "25 unmonitored", "35 up"])
    }

    @Test("A check that is gone no longer counts")
    func removed() {
        let one = JudgeTests.check("icmp")
        let two = [one, JudgeTests.check("icmp-2", confirm: 1)]
        let before = Self.results("icmp", [(0, true), (10, true)]) + Self.results("icmp-2", [(5, false), (15, false)])
        let after = Self.results("icmp", [(30, true), (40, true)])
        #expect(
            Self.ledger(before, Self.rule(two, since: 0), then: Self.rule([one], since: 20), after, until: 50)
                == ["0 up", "5 degraded", "20 up"])
    }

    @Test("A verdict outlives the change, a run that was not confirmed does not")
    func carried() {
        let patient = JudgeTests.check("icmp", confirm: 3)
        let hasty = JudgeTests.check("icmp", confirm: 2)
        let before = Self.results("icmp", [(0, true), (10, false), (20, false)])
        let after = Self.results("icmp", [(30, false), (40, false)])
        #expect(
            Self.ledger(before, Self.rule([patient], since: 0), then: Self.rule([hasty], since: 25), after, until: 45)
                == ["0 up", "30 down"])
        let down = before + Self.results("icmp", [(30, false)])
        #expect(
            Self.ledger(down, Self.rule([patient], since: 0), then: Self.rule([hasty], since: 35), [], until: 45)
                == ["0 up", "10 down"])
    }

    @Test("A result stands as long as the new interval says, from the change on")
    func shorterInterval() {
        let slow = JudgeTests.check("icmp", every: 100)
        let fast = JudgeTests.check("icmp", every: 10)
        let before = Self.results("icmp", [(0, true)])
        #expect(
            Self.ledger(before, Self.rule([slow], since: 0), then: Self.rule([fast], since: 50), [], until: 100)
                == ["0 up", "50 unmonitored"])
        #expect(
            Self.ledger(before, Self.rule([fast], since: 0), then: Self.rule([slow], since: 50), [], until: 100)
                == ["0 up", "20 unmonitored"])
    }

    @Test("A result from before the rule is refused")
    func older() {
        var judge = Judge([Self.rule([JudgeTests.check("icmp")], since: 100)])
        #expect(judge.take(JudgeTests.result("icmp", 99, true)) == nil)
        #expect(judge.refused == 1)
        #expect(judge.take(JudgeTests.result("icmp", 100, true)) != nil)
    }

    @Test("Another address or timeout is no other rule; another limit, check or way of counting is")
    func likeness() {
        let check = JudgeTests.check("icmp")
        let rule = Self.rule([check], since: 0)
        var moved = check
        moved.spec.question = .tcp(host: "example.invalid", port: 1)
        moved.spec.timeout = .seconds(9)
        #expect(rule.judgesLike(Self.rule([moved], since: 5)))
        #expect(rule.judgesLike(Self.rule([check], since: 0, .all)), "one check makes any and all the same")
        var strict = check
        strict.spec.confirm = 4
        #expect(!rule.judgesLike(Self.rule([strict], since: 0)))
        let two = [check, JudgeTests.check("icmp-2")]
        #expect(!rule.judgesLike(Self.rule(two, since: 0)))
        #expect(!Self.rule(two, since: 0).judgesLike(Self.rule(two, since: 0, .all)))
    }
}
