import Foundation
import GRDB
import Testing

@testable import Store

@Suite("Store files")
struct StoreFilesTests {
    static func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("A store and its log are for its owner and its group, and the log stays when the store is closed")
    func modes() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        for suffix in ["", "-wal", "-shm", "-lock"] { #expect(try Self.mode(fixture.path + suffix) == 0o640, "\(suffix)") }
        try writer.close()
        for suffix in ["-wal", "-shm"] { #expect(FileManager.default.fileExists(atPath: fixture.path + suffix), "\(suffix)") }
        #expect(try FileManager.default.attributesOfItem(atPath: fixture.path + "-wal")[.size] as? Int == 0)
    }

    @Test("A store that a power cut caught in its first moment is begun again, and read as what it is")
    func halfBegun() throws {
        let fixture = try StoreFixture()
        let queue = try DatabaseQueue(path: fixture.path)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = 0; PRAGMA journal_mode = WAL") }
        try queue.close()
        #expect(try FileManager.default.attributesOfItem(atPath: fixture.path)[.size] as? Int == 4096)
        // A journal of an empty database, as it stands before the first page is synced (sqlite.org/fileformat.html §3).
        let magic: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]
        let head: [UInt8] = magic + [0, 0, 0, 0] + [1, 2, 3, 4] + [0, 0, 0, 0] + [0, 0, 2, 0] + [0, 0, 16, 0]
        let journal = head + [UInt8](repeating: 0, count: 512 - head.count)
        try Data(journal).write(to: URL(fileURLWithPath: fixture.path + "-journal"))
        #expect(throws: StoreError.notBegun(path: fixture.path)) { try StoreReader(path: fixture.path) }
        try StoreWriter(path: fixture.path).close()
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }

    @Test("A backup is whole, sound, needs no log, and overwrites nothing")
    func backup() throws {
        let fixture = try StoreFixture()
        let csv = try fixture.write("time,target,success,rtt_s\n1759248000,u1,1,0.1\n1759248030,u1,0,\n")
        _ = try fixture.take(csv)
        // A writer that has something in its log, and goes on.
        let writer = try StoreWriter(path: fixture.path)
        let more = try fixture.write("time,target,success,rtt_s\n1759248060,u1,1,0.1\n")
        _ = try ResultImport(into: writer) { _ in nil }.run(path: more)
        let file = fixture.folder.appendingPathComponent("backup.sqlite").path
        let backup = try StoreReader(path: fixture.path).backUp(to: file)
        #expect(backup.results == 3)
        #expect(backup.bytes > 4096)
        #expect(try StoreReader(path: file).verify() == [])
        #expect(try Self.mode(file) == 0o640)
        let before = try Data(contentsOf: URL(fileURLWithPath: file))
        #expect(throws: StoreError.backup(file: file, reason: "it exists, and a backup never overwrites; name another file")) {
            try StoreReader(path: fixture.path).backUp(to: file)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
        #expect(throws: StoreError.self) { try StoreReader(path: fixture.path).backUp(to: "/nowhere/at/all") }
        let left = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).filter { $0.hasPrefix("backup") }
        #expect(left == ["backup.sqlite"])
        try writer.close()
    }

    @Test("An unsound store gives no backup, and says what is wrong with it")
    func unsoundBackup() throws {
        let fixture = try StoreFixture()
        let writer = try StoreWriter(path: fixture.path)
        _ = try ResultImport(into: writer) { _ in nil }.run(
            path: try fixture.write("time,target,success,rtt_s\n1759248000,u1,1,0.1\n1759248030,u1,1,\n"))
        try writer.write { database, _ in try database.execute(sql: "UPDATE ledger SET state = 3") }
        let file = fixture.folder.appendingPathComponent("backup.sqlite").path
        #expect {
            try StoreReader(path: fixture.path).backUp(to: file)
        } throws: {
            "\($0)".contains("no backup was written to \(file): the copy has") && "\($0)".contains("ledger of target/u1")
        }
        #expect(!FileManager.default.fileExists(atPath: file))
        try writer.close()
    }

    @Test("A compaction gives free pages back and changes nothing else")
    func compaction() throws {
        let fixture = try StoreFixture()
        let rows = (0..<20_000).map { "\(1_759_248_000 + $0 * 30),u\($0 % 7),\($0 % 3 == 0 ? 0 : 1),0.1\n" }.joined()
        _ = try fixture.take(try fixture.write("time,target,success,rtt_s\n" + rows))
        let writer = try StoreWriter(path: fixture.path)
        try writer.write { database, _ in
            try database.execute(
                sql: "CREATE TABLE ballast (bytes BLOB); INSERT INTO ballast VALUES (zeroblob(4000000)); DROP TABLE ballast;")
        }
        let ledger = try fixture.ledger(until: 1_760_000_000_000)
        let done = try writer.compact()
        #expect(done.after + 3_000_000 < done.before)
        #expect(try fixture.ledger(until: 1_760_000_000_000) == ledger)
        try writer.close()
        #expect(try StoreReader(path: fixture.path).verify() == [])
    }
}
