import Causes
import Foundation
import GRDB
import NetInventory
import Testing

@testable import Store

@Suite("Incidents in the store")
struct IncidentTableTests {
    private typealias Fixture = IncidentFixture

    @Test("An incident is read back whole, under a number that it keeps however often it is judged anew")
    func roundTrip() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        let reader = try StoreReader(path: fixture.path)
        let first = Fixture.incident(100)
        let second = Fixture.incident(200, to: 300, first: Fixture.unit)
        // Numbers follow the time, whatever the order in which they are given.
        #expect(try writer.keep([second, first]).map(\.number) == [2, 1])
        let all = try reader.incidents()
        #expect(all == [StoredIncident(number: 1, incident: first), StoredIncident(number: 2, incident: second)])
        #expect(try reader.incident(number: 2)?.incident == second)
        #expect(try reader.incident(number: 3) == nil)

        let ended = Fixture.incident(100, to: 400, isNarrowed: true)
        #expect(try writer.keep([ended]) == [StoredIncident(number: 1, incident: ended)])
        #expect(try writer.keep([ended, second]).map(\.number) == [1, 2])
        #expect(try reader.incidents().map(\.incident) == [ended, second])
        #expect(try reader.verify() == [])
    }

    @Test("A span has the incidents that lasted in it: not one that ended at its beginning or begins at its end")
    func spans() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.keep([Fixture.incident(100, to: 200), Fixture.incident(150), Fixture.incident(300, to: 400)])
        let reader = try StoreReader(path: fixture.path)
        func numbers(_ from: Int64, _ to: Int64) throws -> [Int64] {
            try reader.incidents(in: TimeSpan(from: Fixture.at(from), to: Fixture.at(to))).map(\.number)
        }
        #expect(try numbers(0, 100) == [])
        #expect(try numbers(0, 101) == [1])
        #expect(try numbers(199, 300) == [1, 2])
        #expect(try numbers(200, 301) == [2, 3])
        #expect(try numbers(400, 500) == [2])
    }

    @Test("What later evidence takes away is gone, unless somebody did something about it; no number is given twice")
    func withdrawn() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        let (first, second, third) = (Fixture.incident(100), Fixture.incident(200), Fixture.incident(300))
        try writer.keep([first, second, third])
        try writer.write { database, _ in try IncidentNoteTable.add(Fixture.note(.note, text: "电话已打"), to: 2, in: database) }
        // All that began from 200 on, judged anew: one of them alone.
        let fourth = Fixture.incident(250)
        #expect(try writer.keep([fourth], allFrom: Fixture.at(200)).map(\.number) == [4])
        let reader = try StoreReader(path: fixture.path)
        #expect(try reader.incidents().map(\.number) == [1, 2, 4])
        #expect(try reader.incidents().map(\.isWithdrawn) == [false, true, false])
        let always = TimeSpan(from: Fixture.at(0), to: Fixture.at(1000))
        #expect(try reader.incidents(in: always).map(\.number) == [1, 4])
        #expect(try reader.incidents(in: always, withdrawn: true).map(\.number) == [1, 2, 4])
        let kept = try #require(try reader.incident(number: 2))
        #expect(kept.notes.map(\.text) == ["电话已打"] && kept.isOpen && !kept.isLasting)

        // One by its key; the number of the last one is not given again either.
        try writer.keep([], vanished: [fourth.key])
        #expect(try writer.keep([fourth]).map(\.number) == [5])
        // It was there after all: under its number, with its notes.
        let back = try #require(try writer.keep([second]).first)
        #expect(back.number == 2 && !back.isWithdrawn && back.notes.count == 1)
        #expect(try reader.verify() == [])
    }

    @Test("The checkpoint is kept with the incidents, and one whose bytes are more than a judge may have is refused")
    func checkpoint() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        #expect(try writer.incidentCheckpoint() == nil)
        let checkpoint = IncidentCheckpoint(at: Fixture.at(100), bytes: [1, 2, 3])
        try writer.keep([Fixture.incident(100)], checkpoint: checkpoint)
        #expect(try writer.incidentCheckpoint() == checkpoint)
        try writer.keep([Fixture.incident(200)])
        #expect(try writer.incidentCheckpoint() == checkpoint)
        let tooMuch = IncidentCheckpoint(at: Fixture.at(100), bytes: [UInt8](repeating: 0, count: IncidentCheckpoint.mostBytes + 1))
        #expect(throws: StoreError.self) { try writer.keep([Fixture.incident(300)], checkpoint: tooMuch) }
        // One transaction: the incident went with it.
        #expect(try StoreReader(path: fixture.path).incidents().count == 2)
        try writer.dropIncidentCheckpoint()
        #expect(try writer.incidentCheckpoint() == nil)
    }

    @Test(
        "A store that lies about an incident is refused by one sentence, and verify names it",
        arguments: [
            ("incident", "explanations = ''"), ("incident", "explanations = '[]'"), ("incident", "explanations = '[[]]'"),
            ("incident", "explanations = '[[\"nothing\"]]'"), ("incident", "explanations = '[[1]]'"),
            ("incident", "first_object = 'nobody'"), ("incident", "began = 9223372036854775807"),
            ("incident", "ended = -9223372036854775808"), ("incident", "has_more = 2"), ("incident", "is_withdrawn = -1"),
            ("incident_member", "role = 7"), ("incident_member", "object = '/'"), ("incident_member", "is_watched = 5"),
            ("incident_member", "ended = 9000000000000000000"), ("incident_note", "kind = 9"),
            ("incident_note", "at = 9000000000000000000"), ("incident_note", "reported_at = 9000000000000000000"),
        ])
    func lies(table: String, change: String) throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        try writer.keep([Fixture.incident(100, to: 200)])
        try writer.write { database, _ in
            try IncidentNoteTable.add(Fixture.note(.reported), to: 1, in: database)
            try database.execute(sql: "DELETE FROM incident_member WHERE object <> 'unit/jyj'")
            try database.execute(sql: "UPDATE \(table) SET \(change)")
        }
        let reader = try StoreReader(path: fixture.path)
        #expect(throws: StoreError.self) { try reader.incidents() }
        let problems = try reader.verify()
        #expect(problems.count == 1 && problems[0].hasPrefix("the incident 1 cannot be read: "), "\(problems)")
    }

    @Test("Verify finds what can be read and cannot be so")
    func impossible() throws {
        let cases: [(String, String)] = [
            ("UPDATE incident SET ended = 50000", "the incident 1 ends before it begins"),
            ("DELETE FROM incident_member", "the incident 1 has no member"),
            ("DELETE FROM incident_member WHERE object = 'device/agg-2'", "the incident 1 does not speak for the object that began it"),
            (
                "UPDATE incident_member SET ended = NULL WHERE object = 'unit/jyj'",
                "the incident 1 has ended, and speaks for unit/jyj still"
            ),
            (
                "UPDATE incident_member SET began = 99000 WHERE object = 'unit/jyj'",
                "the incident 1 speaks for unit/jyj outside its own time"
            ),
            (
                "INSERT INTO incident_member VALUES (1, 'unit/jyj', 150000, 160000, 1, 1)",
                "the incident 1 speaks for unit/jyj twice at the same time"
            ),
            (
                "INSERT INTO incident_checkpoint VALUES (1, 9000000000000000000, x'00')",
                "a number in it, 9000000000000000000, is out of its range"
            ),
        ]
        for (change, sentence) in cases {
            let fixture = try StoreFixture()
            let writer = try StoreWriter(path: fixture.path)
            try writer.keep([Fixture.incident(100, to: 200)])
            #expect(try StoreReader(path: fixture.path).verify() == [])
            try writer.write { database, _ in try database.execute(sql: change) }
            let problems = try StoreReader(path: fixture.path).verify()
            #expect(problems.contains(sentence), "\(change): \(problems)")
        }
    }

    @Test("A store of schema 2 keeps its results and topologies, and gets the tables when it is next written")
    func migration() throws {
        let fixture = try StoreFixture()
        let old = try StoreWriter(path: fixture.path, schema: StoreSchema(steps: Array(StoreSchema.current.steps.prefix(2)))) { _ in nil }
        // By its own words: the tables of today have columns that it had not.
        try old.write { database, _ in
            try database.execute(
                sql: """
                    INSERT INTO subject (object) VALUES ('unit/u1');
                    INSERT INTO probe_check (subject, name) VALUES (1, 'icmp');
                    INSERT INTO rule (subject, since, all_checks) VALUES (1, 0, 0);
                    INSERT INTO rule_check VALUES (1, 0, 1, 'icmp 127.65.1.1', 30000, 5000, 5, 1000, 1, 3, 2, NULL, NULL);
                    INSERT INTO result VALUES (100000, 1, 5, 5, NULL, NULL), (130000, 1, 5, 5, NULL, NULL);
                    UPDATE subject SET is_unjudged = 1;
                    """)
        }
        let source = TopologySource(files: [TopologyFile(name: "a.yaml", text: "network: {code: a, name: 甲}\n")])
        try old.accept(source, inventory: TopologyLoader(now: Timestamp(milliseconds: 0)).reload(source), at: Fixture.at(50))
        try old.close()

        let writer = try StoreWriter(path: fixture.path)
        #expect(writer.upgrade?.from == 2 && writer.upgrade?.copy == fixture.path + ".before-v4")
        try writer.keep([Fixture.incident(100)])
        let reader = try StoreReader(path: fixture.path)
        #expect(try reader.info().schema == 4)
        #expect(try reader.info().results == 2)
        #expect(try reader.acceptedTopologies().map(\.hash) == [source.hash])
        #expect(try reader.incidents().map(\.number) == [1])
        #expect(try reader.info().tables.first { $0.name == "incident_member" }?.rows == 5)
        #expect(try reader.verify() == [])

        let backup = fixture.folder.appendingPathComponent("copy.sqlite").path
        _ = try reader.backUp(to: backup)
        #expect(try StoreReader(path: backup).incidents() == reader.incidents())
        _ = try writer.compact()
        #expect(try StoreReader(path: fixture.path).incidents().map(\.number) == [1])
    }
}
