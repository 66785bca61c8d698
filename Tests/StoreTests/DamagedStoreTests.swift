import Foundation
import Monitor
import NetInventory
import Probe
import Store
import TestHistories
import Testing

/// A store that a bad disk or a bad copy has changed: an error or a finding, never a wrong ledger, and never a crash.
@Suite("A damaged store")
struct DamagedStoreTests {
    static let checks = (1...4).map { number in
        Check(
            object: ObjectID(.unit, "u\(number)"),
            spec: CheckSpec(name: "icmp", question: .icmp(IPAddress(v4: UInt32(number))), every: .seconds(30)))
    }
    static let plan = CheckPlan(checks: checks)

    /// Four units, some answering badly for a while, and nothing left in the log.
    static func build(_ path: String) throws {
        let writer = try StoreWriter(path: path)
        try writer.register(plan, at: Timestamp(milliseconds: 1_000_000))
        try commit(0..<120, to: writer)
        try writer.close()
    }

    static func commit(_ rounds: Range<Int64>, to writer: StoreWriter) throws {
        var judge = Judge(checks: plan.checks, rules: plan.rules, records: try writer.checkRecords())
        for round in rounds {
            var batch = JudgedBatch()
            for (place, check) in checks.enumerated() {
                let isDead = round / 10 % 4 == Int64(place)
                let result = CheckResult(
                    check: check.id, at: Timestamp(milliseconds: 2_000_000 + round * 30_000 + Int64(place)), sent: 3,
                    received: isDead ? 0 : 3, times: isDead ? [] : [150_000 + round, 90_000, 80_000],
                    failure: isDead ? ProbeFailure(.hostUnreachable, from: IPAddress("127.64.0.1"), detail: "") : nil)
                if let judgement = judge.take(result) { batch.add(result, judgement) }
            }
            try writer.commit(batch)
        }
    }

    static let always = TimeSpan(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 1_000_000_000))

    /// What a reader finds.
    struct Found: Equatable {
        var problems: [String]
        var ledger: [ObjectID: [LedgerEntry]]
        var results: [CheckResult]
        var rules: [ObjectID: [ObjectRule]]
    }

    static func read(_ path: String) throws -> Found {
        let reader = try StoreReader(path: path)
        _ = try reader.info()
        var results: [CheckResult] = []
        try reader.results(in: always) { results.append($0) }
        return Found(
            problems: try reader.verify(), ledger: try reader.ledger(in: always, now: Timestamp(milliseconds: 9_000_000)), results: results,
            rules: try reader.rules(of: Set(checks.map(\.id.object))))
    }

    @Test("Any byte changed anywhere: it is told, or the ledger is still the true one", arguments: 0..<10)
    func flipped(part: Int) throws {
        let fixture = try StoreFixture()
        try Self.build(fixture.path)
        let whole = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        let truth = try Self.read(fixture.path)
        #expect(truth.problems.isEmpty)
        var random = SplitMix(state: UInt64(part))
        var told = 0
        for _ in 0..<100 {
            var bytes = whole
            // Most of a young store is empty room.
            var place = random.below(bytes.count)
            while bytes[place] == 0 { place = random.below(bytes.count) }
            bytes[place] ^= UInt8(1 + random.below(255))
            try bytes.write(to: URL(fileURLWithPath: fixture.path))
            do {
                let found = try Self.read(fixture.path)
                if !found.problems.isEmpty {
                    told += 1
                } else if found.rules == truth.rules {
                    // What a rule says stands nowhere else: by another rule another ledger may follow from the same results.
                    #expect(found.ledger == truth.ledger, "byte \(place)")
                }
            } catch is StoreError {
                told += 1
            }
            // A writer may refuse it too; what matters is that it ends with a sentence.
            do {
                let writer = try StoreWriter(path: fixture.path)
                try writer.register(Self.plan, at: Timestamp(milliseconds: 3_000_000))
                try Self.commit(120..<122, to: writer)
                try writer.close()
            } catch is StoreError {}
            for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: fixture.path + end) }
        }
        #expect(told > 10)
    }

    private static func size(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    /// Why reader and writer refuse a store; nil: they take it.
    private static func refusals(_ path: String) -> [String?] {
        [{ _ = try read(path) }, { try StoreWriter(path: path).close() }].map { (open: () throws -> Void) in
            do {
                try open()
                return nil
            } catch {
                return "\(error)"
            }
        }
    }

    @Test(
        "Cut short by a page, by half, to less than its header: refused by name, and left as it is", arguments: [4096, 40_960, -50, -1000])
    func truncated(by count: Int) throws {
        let fixture = try StoreFixture()
        try Self.build(fixture.path)
        let size = try Self.size(fixture.path)
        let file = try #require(FileHandle(forUpdatingAtPath: fixture.path))
        try file.truncate(atOffset: UInt64(count < 0 ? -count : size - count))
        try file.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        for refusal in Self.refusals(fixture.path) {
            let sentence = try #require(refusal)
            #expect(sentence.hasPrefix("\(fixture.path) is not a sound SQLite database ("), "\(sentence)")
            #expect(sentence.hasSuffix("); keep it, and restore a backup under another name"), "\(sentence)")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.path)) == before)
    }

    @Test("An empty file is a store that was not begun: reading says so, writing begins it; but not where a log is left")
    func empty() throws {
        let fixture = try StoreFixture()
        try Data().write(to: URL(fileURLWithPath: fixture.path))
        #expect(throws: StoreError.notBegun(path: fixture.path)) { try StoreReader(path: fixture.path) }
        try StoreWriter(path: fixture.path).close()
        #expect(try StoreReader(path: fixture.path).verify() == [])

        let log = try Self.logOfAKilledOne(fixture)
        try Data().write(to: URL(fileURLWithPath: fixture.path))
        try log.write(to: URL(fileURLWithPath: fixture.path + "-wal"))
        for refusal in Self.refusals(fixture.path) {
            #expect(refusal?.contains("(the file is empty, though its write-ahead log is not)") == true, "\(refusal ?? "taken")")
        }
        #expect(try Self.size(fixture.path + "-wal") == log.count)
    }

    /// Builds a store, and leaves it as somebody does who is killed: all of it in the log. Returns the log.
    private static func logOfAKilledOne(_ fixture: StoreFixture) throws -> Data {
        let other = try StoreFixture()
        let writer = try StoreWriter(path: other.path)
        try writer.register(plan, at: Timestamp(milliseconds: 1_000_000))
        try commit(0..<40, to: writer)
        for end in ["", "-wal"] {
            try Data(contentsOf: URL(fileURLWithPath: other.path + end)).write(to: URL(fileURLWithPath: fixture.path + end))
        }
        try writer.close()
        return try Data(contentsOf: URL(fileURLWithPath: fixture.path + "-wal"))
    }

    @Test("A byte changed in the log in front of whole commits: they are not forgotten silently, and both files are left as they are")
    func damagedLog() throws {
        let fixture = try StoreFixture()
        let log = try Self.logOfAKilledOne(fixture)
        #expect(try Self.read(fixture.path).results.count == 160)
        var random = SplitMix(state: 7)
        for place in [3, 20, 30] + (0..<20).map({ _ in 32 + random.below(log.count / 2) }) {
            try? FileManager.default.removeItem(atPath: fixture.path + "-shm")
            var bytes = log
            bytes[place] ^= 1 << UInt8(random.below(8))
            try bytes.write(to: URL(fileURLWithPath: fixture.path + "-wal"))
            let writing = try #require(Self.refusals(fixture.path)[1], "byte \(place)")
            #expect(writing.contains("write-ahead log is damaged at byte"), "\(writing)")
            #expect(writing.hasSuffix("; keep it, and restore a backup under another name"))
            #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.path + "-wal")) == bytes)
            if let reader = try? StoreReader(path: fixture.path) {
                #expect(try reader.verify().first?.contains("cannot be read") == true, "byte \(place)")
            }
        }
    }

    @Test("The last commit torn, as by a power cut: it is gone whole, the others stand, and the judge goes on from there")
    func tornLog() throws {
        let fixture = try StoreFixture()
        let log = try Self.logOfAKilledOne(fixture)
        for (place, isCut) in [(log.count - 10, false), (log.count - 100, true), (log.count - 4000, true), (log.count - 1, true)] {
            try? FileManager.default.removeItem(atPath: fixture.path + "-shm")
            var bytes = log
            if isCut { bytes = bytes.prefix(place) } else { bytes[place] ^= 255 }
            try bytes.write(to: URL(fileURLWithPath: fixture.path + "-wal"))
            let found = try Self.read(fixture.path)
            #expect(found.problems == [])
            #expect(found.results.count == 156)
        }
        let writer = try StoreWriter(path: fixture.path)
        try writer.register(Self.plan, at: Timestamp(milliseconds: 3_000_000))
        try Self.commit(40..<60, to: writer)
        try writer.close()
        let found = try Self.read(fixture.path)
        #expect(found.problems == [])
        #expect(found.results.count == 156 + 80)
    }

    @Test("A lock file that is left behind is no obstacle, whatever is in it")
    func staleLock() throws {
        let fixture = try StoreFixture()
        try Data("4711\n".utf8).write(to: URL(fileURLWithPath: fixture.path + "-lock"))
        try Self.build(fixture.path)
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }
}
