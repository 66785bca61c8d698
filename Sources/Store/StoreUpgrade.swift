import Foundation
import GRDB
import Glibc

/// A store of an older netmon that was brought up to date, and the copy of what it was.
///
/// The copy stands beside the store (`netmon.sqlite.before-v2` was kept before the step to schema 2) and is never removed by netmon:
/// whoever has to go back installs the older netmon and gives it the copy.
package struct StoreUpgrade: Hashable, Sendable {
    package var path: String
    package var from: Int
    package var to: Int
    /// The kept copy.
    package var copy: String

    /// For the log.
    package var sentence: String {
        "the store \(path) was brought from schema \(from) to \(to); what it was is kept in \(copy), which you may delete when you need the older netmon no more"
    }

    /// Left free beside the copy, for what the migration itself writes.
    static let margin = 16 << 20

    /// Copies a store that needs migrations; nil where it needs none.
    ///
    /// The writer's lock is held, so nobody else changes it. A start that was cut short between copy and migration leaves a copy that is
    /// the same byte for byte: it is found again, so that no crash, however often it comes, fills the disk with copies.
    static func prepare(
        _ queue: DatabaseQueue, path: String, from: Int, to: Int, space: (String) -> Int?
    ) throws(StoreError) -> StoreUpgrade? {
        guard from > 0, from < to else { return nil }
        func refuse(_ reason: String) -> StoreError { .upgrade(path: path, from: from, to: to, reason: reason) }
        let draft = "\(path).before-v\(to).partial"
        defer { for suffix in ["", "-journal", "-wal", "-shm"] { _ = unsafe unlink(draft + suffix) } }
        do {
            for suffix in ["", "-journal", "-wal", "-shm"] { _ = unsafe unlink(draft + suffix) }
            let size = try queue.read { database in
                try Int.fetchOne(database, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0
            }
            let parent = (path as NSString).deletingLastPathComponent
            let folder = parent.isEmpty ? "." : parent
            if let free = space(folder), free < size + margin {
                let (needed, left) = (mebibytes(size + margin), mebibytes(free, up: false))
                throw refuse("it is copied first, which takes \(needed) MiB in \(folder), and \(left) are free; make room there")
            }
            try copy(queue, to: draft)
            let problems = try check(draft, version: from)
            guard problems.isEmpty else {
                throw refuse("its copy is not sound (\(problems[0])); run 'netmon store verify' with the older netmon")
            }
            let name = place(for: draft, path: path, to: to)
            if !name.isTaken { try StoreReader.bringToDisk(draft, as: name.path) }
            return StoreUpgrade(path: path, from: from, to: to, copy: name.path)
        } catch let error as StoreError {
            switch error {
            case .upgrade: throw error
            case .backup(_, let reason): throw refuse("it cannot be copied: \(reason)")
            case _: throw refuse("it cannot be copied: \(error)")
            }
        } catch {
            let reason = (error as? DatabaseError)?.message ?? "\(error)"
            throw refuse("it cannot be copied: \(reason); look at the folder's owner, mode and free space")
        }
    }

    /// The bytes that a user may still write to a folder's disk.
    static func space(_ folder: String) -> Int? {
        var disk = statvfs()
        guard unsafe statvfs(folder, &disk) == 0 else { return nil }
        return Int(clamping: UInt64(disk.f_bavail).multipliedReportingOverflow(by: UInt64(disk.f_frsize)).partialValue)
    }

    /// One file, without a write-ahead log, of the store's mode and owner.
    private static func copy(_ queue: DatabaseQueue, to file: String) throws {
        try StoreFiles.create(file)
        let copy = try DatabaseQueue(path: file)
        try queue.backup(to: copy)
        _ = try copy.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
        try copy.close()
    }

    /// What is wrong with a copy, read anew from the file.
    private static func check(_ file: String, version: Int) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: file, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { database in
            let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            guard found == version else { return ["it says schema \(found)"] }
            return try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        }
    }

    /// The first free name for a copy, or that of one that holds the same already.
    private static func place(for draft: String, path: String, to: Int) -> (path: String, isTaken: Bool) {
        let files = FileManager.default
        var number = 1
        while true {
            let name = "\(path).before-v\(to)" + (number == 1 ? "" : ".\(number)")
            guard files.fileExists(atPath: name) else { return (name, false) }
            if files.contentsEqual(atPath: name, andPath: draft) { return (name, true) }
            number += 1
        }
    }

    /// Whole ones: what is needed is rounded up, what is there down.
    private static func mebibytes(_ bytes: Int, up: Bool = true) -> Int {
        (bytes + (up ? (1 << 20) - 1 : 0)) >> 20
    }
}
