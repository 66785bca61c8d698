import Foundation
import GRDB
import Glibc
import Probe

/// A copy of a store that was taken while it was in use.
package struct StoreBackup: Hashable, Sendable {
    package var file: String
    package var bytes: Int
    package var results: Int
}

extension StoreReader {
    /// Copies the store as it is at one moment; whoever writes to it goes on.
    ///
    /// The copy is verified as `verify` does, brought to the disk, and only then given its name; a file that has it already is never
    /// overwritten. It needs no write-ahead log, so that it can be read from a disk that cannot be written.
    package func backUp(to file: String) throws(StoreError) -> StoreBackup {
        var found = stat()
        guard unsafe lstat(file, &found) != 0 else {
            throw .backup(file: file, reason: "it exists, and a backup never overwrites; name another file")
        }
        let draft = "\(file).partial-\(getpid())"
        defer { for suffix in ["", "-journal", "-wal", "-shm"] { _ = unsafe unlink(draft + suffix) } }
        let results: Int
        do {
            try StoreFiles.create(draft)
            let copy = try DatabaseQueue(path: draft)
            try queue.backup(to: copy)
            _ = try copy.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
            results = try copy.read { try ResultTable.count(in: $0) }
            try copy.close()
        } catch {
            throw .backup(file: file, reason: Self.reason(error))
        }
        let problems = try StoreReader(path: draft).verify(isCopy: true)
        if let first = problems.first {
            throw .backup(file: file, reason: "the copy has \(problems.count) problem(s), the first: \(first); run 'netmon store verify'")
        }
        try Self.bringToDisk(draft, as: file)
        return StoreBackup(
            file: file, bytes: (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0, results: results)
    }

    private static func reason(_ error: any Error) -> String {
        let advice = "look at the folder's owner, mode and free space"
        switch error {
        case StoreError.mayNotWrite: return "permission denied; \(advice), or run 'netmon doctor'"
        case StoreError.notWritable(_, let reason): return "\(reason); \(advice)"
        case let error as DatabaseError: return "\(error.message ?? "\(error.resultCode)"); \(advice)"
        case _: return "\(error)"
        }
    }

    /// A name only for what is on the disk; where the name was taken meanwhile, its owner keeps it.
    static func bringToDisk(_ draft: String, as file: String) throws(StoreError) {
        let folder = (file as NSString).deletingLastPathComponent
        guard sync(draft) else { throw .backup(file: file, reason: SystemCallError.text(errno)) }
        if unsafe link(draft, file) != 0 {
            // A disk that knows no links, such as a memory stick's: looked at once more, and renamed.
            let isWithoutLinks = errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK
            let reason = SystemCallError.text(errno)
            guard isWithoutLinks, unsafe access(file, F_OK) != 0, unsafe rename(draft, file) == 0 else {
                throw .backup(file: file, reason: "\(reason); name another file")
            }
        }
        _ = sync(folder.isEmpty ? "." : folder)
    }

    private static func sync(_ path: String) -> Bool {
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { return false }
        defer { close(opened) }
        return fsync(opened) == 0
    }
}
