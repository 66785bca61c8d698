import Foundation
import Monitor
import NetInventory
import Probe
import Store
import Testing

@Suite("Store")
struct StoreTests {
    static let check = Check(object: StoreFixture.unit, spec: CheckSpec(name: "icmp", question: .icmp(IPAddress(v4: 0x7f41_0101))))
    static let plan = CheckPlan(checks: [check], rules: [StoreFixture.unit: .any])

    static func result(_ second: Int64, times: [Int64] = [150_000, 90_000, 2_000_000_000], failure: ProbeFailure? = nil) -> CheckResult {
        CheckResult(
            check: check.id, at: Timestamp(milliseconds: second * 1000), sent: 5, received: times.count, times: times, failure: failure)
    }

    /// Judges results and commits them one by one.
    static func commit(_ results: [CheckResult], to writer: StoreWriter) throws {
        var judge = Judge(checks: plan.checks, rules: plan.rules, records: try writer.checkRecords())
        for result in results {
            var batch = JudgedBatch()
            if let judgement = judge.take(result) { batch.add(result, judgement) }
            try writer.commit(batch)
        }
    }

    @Test("What was committed is read back whole, by a reader beside the writer")
    func roundTrip() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(Self.plan, at: Timestamp(milliseconds: 0))
        let failure = ProbeFailure(.hostUnreachable, from: IPAddress("127.64.0.1"), detail: "")
        let own = ProbeFailure(.netUnreachable, isFromHere: true, detail: "")
        let results = [
            Self.result(100), Self.result(130, times: [], failure: failure), Self.result(160), Self.result(190, times: [], failure: own),
        ]
        try Self.commit(results, to: writer)
        let reader = try StoreReader(path: fixture.path)
        var found: [CheckResult] = []
        try reader.results(in: TimeSpan(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 1_000_000))) { found.append($0) }
        #expect(found.map(\.times) == results.map(\.times))
        #expect(found[1].failure?.code == .hostUnreachable)
        #expect(found[1].failure?.from == IPAddress("127.64.0.1"))
        #expect(found[1].failure?.isOwn == false)
        #expect(found[3].failure?.code == .netUnreachable && found[3].failure?.isOwn == true)
        #expect(try reader.lastResultTime() == Timestamp(milliseconds: 190_000))
        let info = try reader.info()
        #expect(info.results == 4)
        #expect(info.firstResult == Timestamp(milliseconds: 100_000))
        #expect(try reader.verify() == [])
    }

    @Test("Time after the last result is unmonitored in a report too, though nobody wrote it")
    func lapse() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(Self.plan, at: Timestamp(milliseconds: 0))
        try Self.commit([Self.result(100)], to: writer)
        let ledger = try fixture.ledger(until: 1_000_000)[StoreFixture.unit] ?? []
        #expect(ledger.map { "\($0.at.milliseconds) \($0.state.name)" } == ["100000 up", "160000 unmonitored"])
    }

    @Test("A period begins with the entry that was in force, at its own time")
    func entryInForce() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(Self.plan, at: Timestamp(milliseconds: 0))
        try Self.commit((0..<10).map { Self.result(100 + $0 * 30) }, to: writer)
        let span = TimeSpan(from: Timestamp(milliseconds: 200_000), to: Timestamp(milliseconds: 300_000))
        let ledger = try StoreReader(path: fixture.path).ledger(in: span, now: span.to)
        #expect(ledger[StoreFixture.unit]?.map(\.at.milliseconds) == [100_000])
    }

    @Test("The judge goes on after a restart where it stopped")
    func restart() throws {
        let fixture = try StoreFixture()
        for second in stride(from: Int64(100), to: 400, by: 30) {
            let writer = try StoreWriter(path: fixture.path)
            try writer.register(Self.plan, at: Timestamp(milliseconds: 0))
            try Self.commit([Self.result(second, times: second >= 190 && second < 310 ? [] : [1])], to: writer)
            try writer.close()
        }
        let ledger = try fixture.ledger(until: 400_000)[StoreFixture.unit] ?? []
        #expect(ledger.map { "\($0.at.milliseconds) \($0.state.name)" } == ["100000 up", "190000 down", "310000 up"])
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }

    @Test("A second writer is refused by name, and let in when the first has closed")
    func secondWriter() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        #expect(throws: StoreError.inUse(path: fixture.path)) { try StoreWriter(path: fixture.path) }
        try writer.close()
        try StoreWriter(path: fixture.path).close()
    }

    @Test("Reading creates nothing; another program's database and another file are refused and left as they are")
    func foreign() throws {
        let fixture = try StoreFixture()
        #expect(throws: StoreError.missing(path: fixture.path)) { try StoreReader(path: fixture.path) }
        #expect(!FileManager.default.fileExists(atPath: fixture.path))
        let text = try fixture.write(
            "this is no database, but long enough to be read as one by somebody who does not look\n", to: "s.sqlite")
        let before = try Data(contentsOf: URL(fileURLWithPath: text))
        for open in [{ _ = try StoreReader(path: text) }, { _ = try StoreWriter(path: text) }] as [() throws -> Void] {
            do {
                try open()
                Issue.record("a text file was taken for a store")
            } catch StoreError.damaged(let path, _) {
                #expect(path == text)
            }
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: text)) == before)
    }

    @Test("Another program's database and a newer netmon's store are refused, each in its own words, and left as they are")
    func notOurs() throws {
        let fixture = try StoreFixture()
        try StoreWriter(path: fixture.path).close()
        for (offset, number, error) in [
            (60, UInt32(99), StoreError.newer(path: fixture.path, version: 99, known: 4)), (68, 0x1234, .foreign(path: fixture.path)),
        ] {
            try fixture.patchHeader(at: offset, number)
            let before = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
            #expect(throws: error) { try StoreReader(path: fixture.path) }
            #expect(throws: error) { try StoreWriter(path: fixture.path) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.path)) == before)
        }
        #expect(
            "\(StoreError.newer(path: "s.sqlite", version: 99, known: 4))"
                == "the store s.sqlite has schema 99, from a newer netmon than this one (schema 4); nothing was changed: install the newer netmon again, or name a copy that an upgrade kept (s.sqlite.before-vN) with --store FILE"
        )
        #expect(
            "\(StoreError.inUse(path: "s.sqlite"))"
                == "another netmon writes to the store s.sqlite; stop it first, or name another file with --store FILE")
    }

    @Test("A check that was never registered is an error, and nothing of its batch is kept")
    func wholeOrNothing() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(Self.plan, at: Timestamp(milliseconds: 0))
        var batch = JudgedBatch()
        func add(_ result: CheckResult) {
            batch.add(result, Judgement(record: CheckRecord(check: result.check, timeline: CheckTimeline())))
        }
        add(Self.result(100))
        let stranger = CheckResult(
            check: Check.ID(object: ObjectID(.unit, "nobody"), name: "icmp"), at: Timestamp(milliseconds: 1), sent: 1, received: 1,
            times: [])
        add(stranger)
        #expect(throws: StoreError.self) { try writer.commit(batch) }
        #expect(try StoreReader(path: fixture.path).info().results == 0)
    }

    @Test("Verify finds a ledger that its results do not give")
    func tampered() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(Self.plan, at: Timestamp(milliseconds: 0))
        try Self.commit([Self.result(100), Self.result(130)], to: writer)
        var batch = JudgedBatch()
        let entry = LedgerEntry(at: Timestamp(milliseconds: 120_000), state: .down)
        batch.add([LedgerChange(object: StoreFixture.unit, from: entry.at, entries: [entry])])
        try writer.commit(batch)
        #expect(
            try StoreReader(path: fixture.path).verify() == [
                "the ledger of unit/u1 is not the one that its results give, from 1970-01-01T00:02:00+00:00 on"
            ])
    }
}
