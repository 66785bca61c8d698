import Foundation
import Monitor
import NetInventory
import TestHistories
import Testing

@testable import Store

@Suite("Result import")
struct ResultImportTests {
    /// Milliseconds as the decimals of epoch seconds.
    static func seconds(_ milliseconds: Int64) -> String {
        "\(milliseconds / 1000).\(String(String(1000 + milliseconds % 1000).dropFirst()))"
    }

    static func rows(_ history: History) -> [String] {
        history.results.map { "\(seconds($0.at)),u1,\($0.isGood ? 1 : 0),\($0.isGood ? "0.001" : "")" }
    }

    @Test("Two hundred random histories give, to the millisecond, what a brute-force count gives", arguments: 0..<200)
    func bruteForce(seed: UInt64) throws {
        let history = History.random(seed: seed)
        let fixture = try StoreFixture()
        var lines = Self.rows(history)
        // A third of the files is not in order of time; another third comes in two files, the later one first.
        var random = SplitMix(state: seed &* 31)
        if seed % 3 == 1 { lines.shuffle(using: &random) }
        let parts = seed % 3 == 2 ? [lines.suffix(lines.count / 2), lines.prefix(lines.count - lines.count / 2)] : [lines[...]]
        for part in parts {
            let csv = try fixture.write("time,target,success,rtt_s\n" + part.joined(separator: "\n") + "\n")
            let outcome = try fixture.take(csv, spec: history.spec)
            #expect(outcome.accepted == part.count)
        }
        let ledger = try #require(try fixture.ledger(until: history.end)[StoreFixture.unit])
        let span = TimeSpan(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: history.end))
        #expect(ledger.durations(in: span).mapValues(\.count) == history.bruteForce(), "\(history)")
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }

    @Test("Good rows are kept, and every bad one is named with its line and reason")
    func badRows() throws {
        let fixture = try StoreFixture()
        let csv = try fixture.write(
            """
            target,rtt_s,time,success
            u1,0.002,1759248000,1
            u1,0.002,yesterday,1
            u1,,1759248030,maybe
            u1,fast,1759248060,1
            ,0.1,1759248060,1
            u1,0.002,1759248090
            "ping, old",1e-05,2025-10-01T00:00:00+08:00,true
            "u1,0.1,1759248120,1

            u1,0x1p-3,1759248150,1
            u1,0.1,-5,1
            u1,0.1,1759248000000000,1
            target/other,,1759248120.250,false
            """)
        let outcome = try fixture.take(csv)
        #expect(outcome.accepted == 3)
        #expect(
            outcome.bad.map { "\($0.line): \($0.reason)" } == [
                "3: the time 'yesterday' is neither epoch seconds nor RFC 3339",
                "4: success is 'maybe', not 1, 0, true or false",
                "5: rtt_s is 'fast', not seconds such as 0.0021",
                "6: the target is empty",
                "7: 3 fields where the first line has 4",
                "9: a quote does not close",
                "11: rtt_s is '0x1p-3', not seconds such as 0.0021",
                "12: the time '-5' is neither epoch seconds nor RFC 3339",
                "13: the time '1759248000000000' lies outside 1970 to 2099; epoch times are in seconds",
            ])
        #expect(
            outcome.objects == [StoreFixture.unit, ObjectID(.target, "ping, old"), ObjectID(.target, "other")])
        var results: [(ObjectID, Int64, [Int64])] = []
        let all = TimeSpan(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 2_000_000_000_000))
        try StoreReader(path: fixture.path).results(in: all) { results.append(($0.check.object, $0.at.milliseconds, $0.times)) }
        #expect(results.map(\.1) == [1_759_248_000_000, 1_759_248_000_000, 1_759_248_120_250])
        #expect(results.first { $0.0.key == "ping, old" }?.2 == [10_000])
        #expect(results.first { $0.0 == StoreFixture.unit }?.2 == [2_000_000])
    }

    @Test("An import may be repeated: what is stored is counted and left")
    func repeated() throws {
        let fixture = try StoreFixture()
        let csv = try fixture.write("time,target,success,rtt_s\n1759248000,u1,1,0.1\n1759248030,u1,0,\n")
        #expect(try fixture.take(csv).accepted == 2)
        let before = try fixture.ledger(until: 1_759_248_100_000)
        let again = try fixture.take(csv)
        #expect(again.accepted == 0)
        #expect(again.duplicates == 2)
        #expect(try fixture.ledger(until: 1_759_248_100_000) == before)
    }

    @Test("Quotes, empty fields and line ends of every sort")
    func fields() throws {
        func read(_ line: String) -> [String]? {
            var fields = CSVFields()
            return fields.read(Array(line.utf8)[...]) ? (0..<fields.count).map { fields.text($0) } : nil
        }
        #expect(read("a,b,c") == ["a", "b", "c"])
        #expect(read(",,") == ["", "", ""])
        #expect(read("") == [""])
        #expect(read("\"a,b\",\"say \"\"yes\"\"\",\"\"") == ["a,b", "say \"yes\"", ""])
        #expect(read("\"a,b") == nil)
        let fixture = try StoreFixture()
        let csv = try fixture.write("\u{FEFF}time,target,success,rtt_s\r\n100,u1,1,0.1\r\n130,u1,1,")
        #expect(try fixture.take(csv).accepted == 2)
    }

    @Test("A file that cannot be opened is named")
    func noFile() throws {
        let fixture = try StoreFixture()
        #expect(
            throws: StoreError.importFile(path: "/nowhere.csv", line: nil, reason: "it cannot be read; look at its name, owner and mode")
        ) {
            try fixture.take("/nowhere.csv")
        }
    }

    @Test("A file without the columns, and an empty one, are refused with what is needed")
    func header() throws {
        let fixture = try StoreFixture()
        #expect(throws: StoreError.self) { try fixture.take(try fixture.write("")) }
        do {
            _ = try fixture.take(try fixture.write("when,who\n1,2\n"))
            Issue.record("a file without columns was taken")
        } catch let error as StoreError {
            #expect("\(error)".hasSuffix("the first line is 'when,who'; it must name the columns time,target,success,rtt_s"))
        }
    }
}
