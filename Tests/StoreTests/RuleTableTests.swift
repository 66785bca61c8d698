import Foundation
import Monitor
import NetInventory
import Probe
import Testing

@testable import Store

/// A topology that is edited while results come in.
@Suite("Rules in the store")
struct RuleTableTests {
    static let one = StoreTests.check
    static let two = Check(object: StoreFixture.unit, spec: CheckSpec(name: "icmp-2", question: .http(url: "http://a/b c")))

    static func plan(_ checks: [Check], _ rule: MemberUnit.UpRule = .all) -> CheckPlan {
        CheckPlan(checks: checks, rules: [StoreFixture.unit: rule])
    }

    /// Registers a plan and commits results of its checks, good or bad, as (check, second, is good).
    static func run(_ fixture: StoreFixture, _ plan: CheckPlan, at second: Int64, _ results: [(Check, Int64, Bool)]) throws {
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(plan, at: Timestamp(milliseconds: second * 1000))
        var judge = Judge(checks: plan.checks, rules: plan.rules, records: try writer.checkRecords())
        var batch = JudgedBatch()
        for (check, second, isGood) in results {
            let result = CheckResult(
                check: check.id, at: Timestamp(milliseconds: second * 1000), sent: 5, received: isGood ? 5 : 0,
                times: isGood ? [1, 2, 3, 4, 5] : [])
            let judgement = judge.take(result)
            batch.add(result, try #require(judgement))
        }
        try writer.commit(batch)
        try writer.close()
    }

    static func words(_ fixture: StoreFixture, until second: Int64) throws -> [String] {
        (try fixture.ledger(until: second * 1000)[StoreFixture.unit] ?? []).map { "\($0.at.milliseconds / 1000) \($0.state.name)" }
    }

    @Test("An edited topology does not rewrite the past, and verify knows the rule of each time")
    func edited() throws {
        let fixture = try StoreFixture()
        try Self.run(fixture, Self.plan([Self.one]), at: 100, [(Self.one, 100, true), (Self.one, 130, true)])
        try Self.run(
            fixture, Self.plan([Self.one, Self.two]), at: 150, [(Self.one, 160, true), (Self.two, 170, true), (Self.one, 190, true)])
        #expect(try Self.words(fixture, until: 200) == ["100 up", "150 unmonitored", "170 up"])
        #expect(try StoreReader(path: fixture.path).verify() == [])
        var hasty = Self.two
        hasty.spec.confirm = 1
        try Self.run(fixture, Self.plan([hasty]), at: 200, [(hasty, 210, false)])
        #expect(try Self.words(fixture, until: 220) == ["100 up", "150 unmonitored", "170 up", "210 down"])
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }

    @Test("Only another address: the rule goes on, and the store knows the new address")
    func moved() throws {
        let fixture = try StoreFixture()
        try Self.run(fixture, Self.plan([Self.one]), at: 100, [(Self.one, 100, true)])
        var moved = Self.one
        moved.spec.question = .tcp(host: "::1", port: 443)
        try Self.run(fixture, Self.plan([moved]), at: 110, [(moved, 130, true)])
        let writer = try StoreWriter(path: fixture.path)
        let rules = try writer.write { database, _ in try RuleTable.history(in: database) }
        #expect(rules.map(\.since.milliseconds) == [100_000])
        #expect(rules.first?.checks == [moved])
    }

    @Test("A rule never begins before results that another one has judged, whatever the clock says")
    func clockSetBack() throws {
        let fixture = try StoreFixture()
        try Self.run(fixture, Self.plan([Self.one]), at: 100, [(Self.one, 100, true), (Self.one, 130, true)])
        try Self.run(fixture, Self.plan([Self.one, Self.two]), at: 50, [])
        #expect(try Self.words(fixture, until: 140) == ["100 up", "130 unmonitored"])
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }

    @Test("Older results of another monitor are judged by the imported check alone, newer ones with the others")
    func olderImport() throws {
        let fixture = try StoreFixture()
        try Self.run(
            fixture, Self.plan([Self.one, Self.two], .any), at: 1000,
            [(Self.one, 1000, true), (Self.two, 1010, true), (Self.one, 1030, true)])
        let rows = stride(from: Int64(100), through: 400, by: 30).map { "\($0),u1,\((160...280).contains($0) ? 0 : 1)," }
        let outcome = try fixture.take(try fixture.write("time,target,success,rtt_s\n" + rows.joined(separator: "\n")), spec: Self.one.spec)
        #expect(outcome.accepted == 11)
        #expect(
            try Self.words(fixture, until: 1040) == ["100 up", "160 down", "310 up", "460 unmonitored", "1000 up"])
        #expect(try StoreReader(path: fixture.path).verify() == [])
        try Self.run(fixture, Self.plan([Self.one, Self.two], .any), at: 1040, [(Self.two, 1050, true)])
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }

    @Test("An import that was cut short is named by verify, and judged when the store is next written to")
    func cutShort() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        var work = ResultImportWork(writer: writer, check: StoreFixture.importing(Self.one.spec))
        var outcome = ResultImport.Outcome()
        let rows = [130, 100, 160].map { ResultRow(at: Timestamp(milliseconds: $0 * 1000), target: "u1", isSuccess: true) }
        _ = try work.store(rows, into: &outcome)
        try writer.close()
        #expect(
            try StoreReader(path: fixture.path).verify() == [
                "the results of unit/u1 are not judged yet: an import is under way, or was cut short: repeat it, or run netmon once"
            ])
        try StoreWriter(path: fixture.path).close()
        #expect(try StoreReader(path: fixture.path).verify() == [])
        #expect(try Self.words(fixture, until: 170) == ["100 up"])
    }
}
