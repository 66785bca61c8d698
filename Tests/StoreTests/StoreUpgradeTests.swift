import Foundation
import GRDB
import Monitor
import NetInventory
import Testing

@testable import Store

/// Stores of other versions, made by schemas of the test's own: the steps of the real one come and go, the way over them stays.
@Suite("Store upgrade")
struct StoreUpgradeTests {
    /// The tables of today as version 1, and further versions.
    static func schema(_ version: Int, breaksAt broken: Int? = nil) -> StoreSchema {
        let today: StoreSchema.Step = { database in
            for step in StoreSchema.current.steps { try step(database) }
        }
        let later = (2..<max(version + 1, 2)).map { number -> StoreSchema.Step in
            { database in
                try database.execute(sql: "CREATE TABLE added_\(number) (x INTEGER) STRICT; INSERT INTO added_\(number) VALUES (\(number))")
                if number == broken { throw DatabaseError(resultCode: .SQLITE_FULL, message: "database or disk is full") }
            }
        }
        return StoreSchema(steps: [today] + later)
    }

    static func open(_ fixture: StoreFixture, _ version: Int, free: Int? = nil, breaksAt broken: Int? = nil) throws -> StoreWriter {
        try StoreWriter(path: fixture.path, schema: schema(version, breaksAt: broken)) { _ in free }
    }

    /// A store of version 1 with three results in it.
    static func storeOfVersion1() throws -> StoreFixture {
        let fixture = try StoreFixture()
        let writer = try open(fixture, 1)
        #expect(writer.upgrade == nil)
        try writer.register(StoreTests.plan, at: Timestamp(milliseconds: 0))
        try StoreTests.commit([100, 130, 160].map { StoreTests.result($0) }, to: writer)
        try writer.close()
        return fixture
    }

    static func files(_ fixture: StoreFixture) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted()
            .filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") && !$0.hasSuffix("-lock") }
    }

    static func results(_ path: String, _ version: Int) throws -> Int {
        try StoreReader(path: path, schema: schema(version)).info().results
    }

    @Test("An older store is copied, then brought up to date; the copy is what it was, and the older netmon reads it")
    func upgrade() throws {
        let fixture = try Self.storeOfVersion1()
        let writer = try Self.open(fixture, 3)
        let copy = fixture.path + ".before-v3"
        #expect(writer.upgrade == StoreUpgrade(path: fixture.path, from: 1, to: 3, copy: copy))
        try writer.close()
        #expect(try Self.files(fixture) == ["s.sqlite", "s.sqlite.before-v3"])
        #expect(try Self.results(fixture.path, 3) == 3)
        #expect(try StoreReader(path: fixture.path, schema: Self.schema(3)).info().schema == 3)
        #expect(try StoreReader(path: fixture.path, schema: Self.schema(3)).verify() == [])
        #expect(try Self.results(copy, 1) == 3)
        #expect(try StoreReader(path: copy, schema: Self.schema(1)).info().tables.allSatisfy { !$0.name.hasPrefix("added") })
        let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
        #expect(mode == 0o640)

        // The next start finds nothing to do.
        let next = try Self.open(fixture, 3)
        #expect(next.upgrade == nil)
        try next.close()
        #expect(try Self.files(fixture) == ["s.sqlite", "s.sqlite.before-v3"])
    }

    @Test("What stands in the write-ahead log of a netmon that was killed is in the copy too")
    func writeAheadLog() throws {
        let fixture = try StoreFixture()
        let writer = try Self.open(fixture, 1)
        try writer.register(StoreTests.plan, at: Timestamp(milliseconds: 0))
        try StoreTests.commit([100, 130].map { StoreTests.result($0) }, to: writer)
        // As a kill leaves it: the files as they are while it runs.
        let other = try StoreFixture()
        for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: fixture.path + suffix, toPath: other.path + suffix) }
        let upgraded = try Self.open(other, 2)
        #expect(try Self.results(other.path + ".before-v2", 1) == 2)
        try upgraded.close()
    }

    @Test("A newer store is refused with the file, both versions and what to do, and left as it is")
    func newer() throws {
        let fixture = try Self.storeOfVersion1()
        try Self.open(fixture, 4).close()
        let before = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        let error = StoreError.newer(path: fixture.path, version: 4, known: 2)
        #expect(throws: error) { try StoreReader(path: fixture.path, schema: Self.schema(2)) }
        #expect(throws: error) { try Self.open(fixture, 2) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.path)) == before)
        #expect(try Self.files(fixture) == ["s.sqlite", "s.sqlite.before-v4"])
    }

    @Test("Whoever only reads an older store is told how it is brought up to date, and changes nothing")
    func older() throws {
        let fixture = try Self.storeOfVersion1()
        let before = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        #expect(throws: StoreError.older(path: fixture.path, version: 1, known: 2)) {
            try StoreReader(path: fixture.path, schema: Self.schema(2))
        }
        #expect(
            "\(StoreError.older(path: "s.sqlite", version: 1, known: 2))"
                == "the store s.sqlite has schema 1, from an older netmon than this one (schema 2); restart the service, which brings it up to date, or run 'netmon store upgrade --store s.sqlite'; a copy is kept"
        )
        #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.path)) == before)
    }

    @Test("Without room for the copy nothing is begun, and the sentence says how much is needed")
    func noRoom() throws {
        let fixture = try Self.storeOfVersion1()
        let before = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        let needed = (before.count + StoreUpgrade.margin + (1 << 20) - 1) >> 20
        let folder = fixture.folder.path
        let reason = "it is copied first, which takes \(needed) MiB in \(folder), and 15 are free; make room there"
        #expect(throws: StoreError.upgrade(path: fixture.path, from: 1, to: 2, reason: reason)) {
            try Self.open(fixture, 2, free: StoreUpgrade.margin - 1)
        }
        #expect(try Self.files(fixture) == ["s.sqlite"])
        #expect(try Self.results(fixture.path, 1) == 3)
        #expect(
            "\(StoreError.upgrade(path: "s.sqlite", from: 1, to: 2, reason: "why"))"
                == "the store s.sqlite was left at schema 1, and this netmon needs 2: why")
        // Where there is room it goes on; turning the log on has taken some pages.
        try Self.open(fixture, 2, free: before.count + StoreUpgrade.margin + 8 * 4096).close()
        #expect(try Self.results(fixture.path, 2) == 3)
    }

    @Test("A migration that fails leaves the last whole version; the copy is found again however often it is tried")
    func failing() throws {
        let fixture = try Self.storeOfVersion1()
        for _ in 0..<3 {
            #expect(throws: StoreError.self) { try Self.open(fixture, 2, breaksAt: 2) }
            #expect(try Self.files(fixture) == ["s.sqlite", "s.sqlite.before-v2"])
            #expect(try Self.results(fixture.path, 1) == 3)
        }
        #expect(throws: StoreError.self) { try Self.open(fixture, 3, breaksAt: 3) }
        #expect(try Self.results(fixture.path, 2) == 3)
        let writer = try Self.open(fixture, 3)
        #expect(writer.upgrade?.from == 2)
        try writer.close()
        #expect(try Self.results(fixture.path, 3) == 3)
        #expect(try Self.results(fixture.path + ".before-v3", 1) == 3)
        #expect(try Self.results(fixture.path + ".before-v3.2", 2) == 3)
        #expect(try Self.results(fixture.path + ".before-v2", 1) == 3)
    }

    @Test("A new store is made whole or not at all: nobody finds the first of its versions, and no copy of nothing is kept")
    func brokenBeginning() throws {
        let fixture = try StoreFixture()
        #expect(throws: StoreError.self) { try Self.open(fixture, 3, breaksAt: 3) }
        #expect(throws: StoreError.notBegun(path: fixture.path)) { try StoreReader(path: fixture.path, schema: Self.schema(3)) }
        let writer = try Self.open(fixture, 3)
        #expect(writer.upgrade == nil)
        try writer.close()
        #expect(try Self.files(fixture) == ["s.sqlite"])
        #expect(try StoreReader(path: fixture.path, schema: Self.schema(3)).info().schema == 3)
    }

    @Test("Another copy under the name is never overwritten")
    func takenName() throws {
        let fixture = try Self.storeOfVersion1()
        let taken = try fixture.write("something else", to: "s.sqlite.before-v2")
        let writer = try Self.open(fixture, 2)
        #expect(writer.upgrade?.copy == fixture.path + ".before-v2.2")
        try writer.close()
        #expect(try String(contentsOfFile: taken, encoding: .utf8) == "something else")
    }

    @Test("Every version of the real schema leads to the newest, and its number is the count of its steps")
    func everyVersion() throws {
        let versions = StoreSchema.current.version
        for version in 1...versions {
            let fixture = try StoreFixture()
            let writer = try StoreWriter(path: fixture.path, schema: StoreSchema(steps: Array(StoreSchema.current.steps.prefix(version)))) {
                _ in nil
            }
            try writer.close()
            let newest = try StoreWriter(path: fixture.path)
            #expect(newest.upgrade?.from == (version == versions ? nil : version))
            try newest.close()
            #expect(try StoreReader(path: fixture.path).info().schema == versions)
            #expect(try StoreReader(path: fixture.path).verify() == [])
        }
    }
}
