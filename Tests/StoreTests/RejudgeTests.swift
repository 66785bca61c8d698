import Monitor
import NetInventory
import Probe
import Store
import TestHistories
import Testing

@Suite("What other rules would make of stored results")
struct RejudgeTests {
    private static let unit = ObjectID(.unit, "u1")
    private static let span = TimeSpan(from: time(0), to: time(10_000))

    private static func time(_ second: Int64) -> Timestamp { Timestamp(milliseconds: second * 1000) }

    private static func plan(confirm: Int = 3, recover: Int = 2) -> CheckPlan {
        let spec = CheckSpec(
            name: "icmp", question: .icmp(IPAddress(v4: 1)), every: .seconds(10), count: 1, confirm: confirm, recover: recover)
        return CheckPlan(checks: [Check(object: unit, spec: spec)], rules: [unit: .any])
    }

    /// Every ten seconds; bad where `bad` holds.
    private static func fill(_ writer: StoreWriter, _ seconds: ClosedRange<Int64>, _ plan: CheckPlan, bad: (Int64) -> Bool) throws {
        var judge = Judge(checks: plan.checks, rules: plan.rules, records: try writer.checkRecords())
        for second in stride(from: seconds.lowerBound, through: seconds.upperBound, by: 10) {
            var batch = JudgedBatch()
            let isBad = bad(second)
            let result = CheckResult(
                check: plan.checks[0].id, at: time(second), sent: 1, received: isBad ? 0 : 1, times: isBad ? [] : [1_000_000],
                failure: isBad ? ProbeFailure(.timeout, detail: "") : nil)
            if let judgement = judge.take(result) { batch.add(result, judgement) }
            try writer.commit(batch)
        }
    }

    private static func outages(_ entries: [LedgerEntry]?) -> [String] {
        let entries = entries ?? []
        return entries.indices.filter { entries[$0].state == .down }.map { place in
            let end = place + 1 < entries.count ? "\(entries[place + 1].at.milliseconds / 1000)" : "…"
            return "\(entries[place].at.milliseconds / 1000)–\(end)"
        }
    }

    /// Three bad in a row from 1000 s, six from 2000 s.
    private static func isBad(_ second: Int64) -> Bool { (1000..<1030).contains(second) || (2000..<2060).contains(second) }

    @Test("A higher bar lets the short outage vanish, a lower one changes nothing that was long; nothing is written")
    func bars() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(Self.plan(), at: Self.time(0))
        try Self.fill(writer, 10...3000, Self.plan(), bad: Self.isBad)
        try writer.close()
        let reader = try StoreReader(path: fixture.path)
        let now = Self.time(3010)
        func after(_ change: RuleChange) throws -> [String] {
            let done = try reader.rejudge(in: Self.span, now: now, by: change)
            #expect(Self.outages(done.before[Self.unit]) == ["1000–1030", "2000–2060"])
            #expect(done.results == 300)
            return Self.outages(done.after[Self.unit])
        }
        #expect(try after(RuleChange(nil)) == ["1000–1030", "2000–2060"])
        #expect(try after(RuleChange(nil, confirm: 5)) == ["2000–2060"])
        #expect(try after(RuleChange(Self.plan(confirm: 7))) == [])
        // What is set comes before what the topology says.
        #expect(try after(RuleChange(Self.plan(confirm: 7), confirm: 1)) == ["1000–1030", "2000–2060"])
        // A hundred good results in a row are a thousand seconds: the first outage lasts until the second has begun and beyond.
        #expect(try after(RuleChange(nil, recover: 98)) == ["1000–…"])
        #expect(try reader.verify() == [])
    }

    @Test("The rules in force give the stored ledger, across a change of rules too; one bar for all the time replaces both")
    func rulesOfTheirTime() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(Self.plan(confirm: 5), at: Self.time(0))
        try Self.fill(writer, 10...1500, Self.plan(confirm: 5), bad: Self.isBad)
        try writer.register(Self.plan(), at: Self.time(1505))
        try Self.fill(writer, 1510...3000, Self.plan(), bad: Self.isBad)
        try writer.close()
        let reader = try StoreReader(path: fixture.path)
        let same = try reader.rejudge(in: Self.span, now: Self.time(3010), by: RuleChange(nil))
        #expect(same.before == same.after)
        #expect(Self.outages(same.before[Self.unit]) == ["2000–2060"])
        let today = try reader.rejudge(in: Self.span, now: Self.time(3010), by: RuleChange(Self.plan()))
        #expect(Self.outages(today.after[Self.unit]) == ["1000–1030", "2000–2060"])
    }
}
