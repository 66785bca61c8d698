import GRDB
import Monitor
import NetInventory
import Probe
import TestHistories
import Testing

@testable import Store

@Suite("Sums of answer times in the store")
struct LatencyTableTests {
    /// Takes nothing in sum that is not wholly inside its hours, as a report does.
    struct Taker: LatencyTaker {
        var hours: TimeSpan
        var figures: [ObjectID: LatencyFigures] = [:]
        var sums = 0
        var single = 0

        mutating func take(_ sum: LatencyFigures, of object: ObjectID, in span: TimeSpan, within: TimeSpan?) -> Bool {
            guard let common = hours.intersection(span) else { return false }
            guard common == span else { return true }
            #expect(within.map { hours.intersection($0) != $0 } ?? true)
            figures[object, default: LatencyFigures()].merge(sum)
            sums += 1
            return false
        }

        mutating func take(_ result: CheckResult, within: TimeSpan?) {
            if let within, hours.intersection(within) == within { return }
            guard hours.contains(result.at) else { return }
            figures[result.check.object, default: LatencyFigures()].add(sent: result.sent, received: result.received, times: result.times)
            single += 1
        }
    }

    static let day: Int64 = 86_400_000
    /// 2023-11-14, 00:00 UTC.
    static let begin: Int64 = 19_675 * day
    static func moment(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: begin + milliseconds) }
    static func span(_ from: Int64, _ to: Int64) -> TimeSpan { TimeSpan(from: moment(from), to: moment(to)) }

    static func taken(_ path: String, _ span: TimeSpan) throws -> Taker {
        var taker = Taker(hours: span)
        try StoreReader(path: path).latency(in: span, to: &taker)
        return taker
    }

    /// What the results themselves give.
    static func truth(_ path: String, _ span: TimeSpan) throws -> [ObjectID: LatencyFigures] {
        var figures: [ObjectID: LatencyFigures] = [:]
        try StoreReader(path: path).results(in: span) { result in
            figures[result.check.object, default: LatencyFigures()].add(sent: result.sent, received: result.received, times: result.times)
        }
        return figures
    }

    static func isOpen(_ path: String) throws -> [Int64] {
        try StoreReader(path: path).read { try LatencyTable.openDays(in: $0).keys.sorted() }
    }

    /// Four units for three days, every ten minutes, in a store whose days are all open.
    static func build(_ fixture: StoreFixture) throws -> StoreWriter {
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(DamagedStoreTests.plan, at: Timestamp(milliseconds: 0))
        var random = SplitMix(state: 5)
        for day in 0..<Int64(3) {
            try writer.commit(batch(at: (0..<144).map { moment(day * Self.day + $0 * 600_000 + 7) }, &random))
        }
        return writer
    }

    static func batch(at moments: [Timestamp], _ random: inout SplitMix) -> JudgedBatch {
        var judge = Judge(checks: DamagedStoreTests.checks, rules: [:])
        var batch = JudgedBatch()
        for moment in moments {
            for check in DamagedStoreTests.checks {
                let times = (0..<random.below(4)).map { _ in Int64(100_000 + random.below(3_000_000)) }
                let result = CheckResult(check: check.id, at: moment, sent: 3, received: times.count, times: times)
                if let judgement = judge.take(result) { batch.add(result, Judgement(record: judgement.record)) }
            }
        }
        return batch
    }

    @Test("Summed up or not, whole days and cut ones: the figures are those of the results", arguments: 0..<5)
    func equalsResults(seed: UInt64) throws {
        let fixture = try StoreFixture()
        let writer = try Self.build(fixture)
        let whole = Self.span(0, 3 * Self.day)
        #expect(try Self.taken(fixture.path, whole).sums == 0)
        #expect(try writer.sealDays() == 3)
        #expect(try Self.isOpen(fixture.path) == [])
        let taken = try Self.taken(fixture.path, whole)
        #expect(taken.sums == 12 && taken.single == 0)
        #expect(try taken.figures == Self.truth(fixture.path, whole))
        var random = SplitMix(state: seed)
        for _ in 0..<6 {
            let ends = (0..<2).map { _ in Int64(random.below(Int(3 * Self.day))) / [1, 1000, 1_800_000][random.below(3)] }.sorted()
            let scale: Int64 = [1, 1000, 1_800_000][random.below(3)]
            let span = Self.span(min(ends[0] * scale, 3 * Self.day), min(ends[1] * scale, 3 * Self.day))
            #expect(try Self.taken(fixture.path, span).figures == Self.truth(fixture.path, span), "\(span)")
            // A late result between two questions.
            try writer.commit(Self.batch(at: [Self.moment(Int64(random.below(Int(3 * Self.day))))], &random))
            if random.below(2) == 0 { try writer.sealDays() }
        }
        try writer.close()
    }

    @Test("Half-hours of a cut day are taken in sum, and single results only of what the cut goes through")
    func cutDay() throws {
        let fixture = try StoreFixture()
        let writer = try Self.build(fixture)
        try writer.sealDays()
        let halves = try Self.taken(fixture.path, Self.span(Self.day / 2, 2 * Self.day + 1_800_000))
        // Half a day of 24 half-hours, a day, and one half-hour, for four checks.
        #expect(halves.sums == 4 * (24 + 1 + 1) && halves.single == 0)
        let cut = try Self.taken(fixture.path, Self.span(900_000, Self.day))
        #expect(cut.sums == 4 * 47 && cut.single == 4 * 1)
    }

    @Test("A result that comes late opens its day; the day is read from its results until it is added up again")
    func late() throws {
        let fixture = try StoreFixture()
        let writer = try Self.build(fixture)
        try writer.sealDays()
        var random = SplitMix(state: 1)
        let late = Self.batch(at: [Self.moment(Self.day + 12_345)], &random)
        try writer.commit(late)
        #expect(try Self.isOpen(fixture.path) == [19_676])
        let whole = Self.span(0, 3 * Self.day)
        let taken = try Self.taken(fixture.path, whole)
        #expect(taken.sums == 8 && taken.single == 4 * 145)
        #expect(try taken.figures == Self.truth(fixture.path, whole))
        #expect(try StoreReader(path: fixture.path).verify().filter { $0.contains("sums") } == [])
        // One that is stored already changes nothing.
        try writer.sealDays()
        try writer.commit(late)
        #expect(try Self.isOpen(fixture.path) == [])
        #expect(try Self.taken(fixture.path, whole).figures == Self.truth(fixture.path, whole))
    }

    @Test("Beside the service only days that are over and were left alone since the last look are added up")
    func quiet() throws {
        let fixture = try StoreFixture()
        let writer = try Self.build(fixture)
        var seen = StoreWriter.OpenDays()
        let now = Self.moment(2 * Self.day + 1)
        func look() throws -> Int { try writer.sealQuietDays(before: now, since: &seen, isCancelled: { false }) }
        #expect(try look() == 0, "the first look knows of none whether it is quiet")
        var random = SplitMix(state: 2)
        try writer.commit(Self.batch(at: [Self.moment(5)], &random))
        #expect(try look() == 1)
        #expect(try Self.isOpen(fixture.path) == [19_675, 19_677])
        #expect(try look() == 1)
        #expect(try Self.isOpen(fixture.path) == [19_677], "the third day is not over")
        #expect(try writer.sealQuietDays(before: Self.moment(3 * Self.day), since: &seen, isCancelled: { true }) == 0)
        #expect(try StoreReader(path: fixture.path).verify().filter { $0.contains("sums") } == [])
    }

    @Test("Sums that were made before the last change of their day are not put in place")
    func overtaken() throws {
        let fixture = try StoreFixture()
        let writer = try Self.build(fixture)
        let reader = try StoreReader(path: fixture.path)
        let changes = try #require(try reader.read { try LatencyTable.openDays(in: $0)[19_675] })
        let sums = try #require(try reader.read { try LatencyTable.addUp(19_675, in: $0) })
        var random = SplitMix(state: 3)
        try writer.commit(Self.batch(at: [Self.moment(3)], &random))
        #expect(try writer.write { database, _ in try LatencyTable.seal(19_675, changes: changes, sums, in: database) } == false)
        #expect(try Self.isOpen(fixture.path) == [19_675, 19_676, 19_677])
        #expect(try reader.read { try LatencyTable.addUp(19_675, in: $0, isCancelled: { true }) } != nil, "few results are soon counted")
    }

    @Test(
        "Verify counts the results again: a sum that is another, is missing or is too many is told",
        arguments: [
            "UPDATE latency_day SET total = (SELECT max(total) FROM latency_day WHERE day = 19676) WHERE day = 19675 AND probe_check = 1",
            "UPDATE latency_day SET slices = x'01' WHERE day = 19675 AND probe_check = 1",
            "DELETE FROM latency_day WHERE day = 19675 AND probe_check = 1",
            "DELETE FROM result WHERE probe_check = 1 AND at = (SELECT min(at) FROM result)",
        ])
    func verify(damage: String) throws {
        let fixture = try StoreFixture()
        let writer = try Self.build(fixture)
        try writer.sealDays()
        #expect(try StoreReader(path: fixture.path).verify().filter { $0.contains("sums") } == [])
        try writer.write { database, _ in try database.execute(sql: damage) }
        let problems = try StoreReader(path: fixture.path).verify().filter { $0.contains("sums") }
        #expect(problems == ["the sums of answer times of 1 check(s) on 2023-11-14 (UTC) are not those of the results"])
    }

    @Test("A row that no sums give is an error with a sentence")
    func torn() throws {
        let fixture = try StoreFixture()
        let writer = try Self.build(fixture)
        try writer.sealDays()
        try writer.write { database, _ in try database.execute(sql: "UPDATE latency_day SET total = x'0102'") }
        let error = StoreError.damaged(path: fixture.path, reason: "the sums of answer times on 2023-11-14 (UTC) are torn")
        #expect(throws: error) { try Self.taken(fixture.path, Self.span(0, Self.day)) }
    }

    @Test("A store of schema 3 is brought up to date: its days are open, and added up when somebody asks for it")
    func migration() throws {
        let fixture = try StoreFixture()
        let old = try StoreWriter(path: fixture.path, schema: StoreSchema(steps: Array(StoreSchema.current.steps.prefix(3)))) { _ in nil }
        try old.write { database, _ in
            // By its own words: the code of today counts on tables that it had not.
            try database.execute(
                sql: """
                    INSERT INTO subject (object) VALUES ('unit/u1');
                    INSERT INTO probe_check (subject, name) VALUES (1, 'icmp');
                    INSERT INTO result VALUES
                        (\(Self.begin), 1, 1, 0, NULL, 'timeout'), (\(Self.begin + 1000), 1, 1, 0, NULL, 'timeout'),
                        (\(Self.begin + 9 * Self.day), 1, 1, 0, NULL, 'timeout');
                    """)
        }
        try old.close()
        #expect(throws: StoreError.older(path: fixture.path, version: 3, known: 4)) { try StoreReader(path: fixture.path) }
        let writer = try StoreWriter(path: fixture.path)
        #expect(writer.upgrade == StoreUpgrade(path: fixture.path, from: 3, to: 4, copy: fixture.path + ".before-v4"))
        #expect(try Self.isOpen(fixture.path) == [19_675, 19_684])
        let all = Self.span(0, 10 * Self.day)
        #expect(try Self.taken(fixture.path, all).figures == Self.truth(fixture.path, all))
        #expect(try writer.sealDays() == 2)
        #expect(try Self.taken(fixture.path, all).sums == 2)
        #expect(try Self.taken(fixture.path, all).figures == Self.truth(fixture.path, all))
        #expect(try StoreReader(path: fixture.path).verify().filter { $0.contains("sums") } == [])
    }

    @Test("An import leaves its days added up; so does its repetition")
    func importing() throws {
        let fixture = try StoreFixture()
        let csv = try fixture.write("time,target,success,rtt_s\n1759248000,u1,1,0.1\n1759248030,u1,0,\n1759348030,other,1,\n")
        for _ in 0..<2 {
            _ = try fixture.take(csv)
            #expect(try Self.isOpen(fixture.path) == [])
            let all = TimeSpan(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 2_000_000_000_000))
            let taken = try Self.taken(fixture.path, all)
            #expect(taken.sums == 2 && taken.single == 0)
            #expect(try taken.figures == Self.truth(fixture.path, all))
            #expect(try StoreReader(path: fixture.path).verify() == [])
        }
    }
}
