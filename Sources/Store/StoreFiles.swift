import Foundation
import GRDB
import GRDBSQLite
import Glibc
import Probe

/// The files of a store, their modes, and who may read them.
///
/// A store is readable by its group and by nobody else (0640); SQLite gives its write-ahead log and that log's index the same mode.
enum StoreFiles {
    enum Presence: Equatable {
        case there, missing, denied
    }

    /// Whether there is something at a path that this user may read; a folder that may not be entered hides nothing from the answer.
    static func presence(_ path: String) -> Presence {
        if unsafe access(path, R_OK) == 0 { return .there }
        return errno == EACCES ? .denied : .missing
    }

    /// Whether a store was being begun when the power went: a single page, which can hold no table, and a journal that takes it back.
    static func isHalfBegun(_ path: String) -> Bool {
        var file = stat()
        return unsafe access(path + "-journal", F_OK) == 0 && stat(path, &file) == 0 && file.st_size <= 4096
    }

    /// Makes an empty store of the right mode and owner where there is none.
    ///
    /// In a folder of another user's, root makes it for that user, who runs the service; the group is the folder's where it may be given.
    static func create(_ path: String) throws(StoreError) {
        let opened = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard opened >= 0 else {
            if errno == EEXIST { return }
            throw errno == EACCES ? .mayNotWrite(path: path) : .notWritable(path: path, reason: SystemCallError.text(errno))
        }
        close(opened)
        giveToFolder(path)
    }

    /// Gives a new file to the owner and the group of its folder, as far as this user may.
    static func giveToFolder(_ path: String) {
        var folder = stat()
        let parent = (path as NSString).deletingLastPathComponent
        guard unsafe stat(parent.isEmpty ? "." : parent, &folder) == 0 else { return }
        // Not every user may give every file away; it stays the maker's then.
        _ = unsafe chown(path, geteuid() == 0 ? folder.st_uid : uid_t.max, folder.st_gid)
    }

    /// Leaves the write-ahead log and its index in place, empty, when the last user of the store closes it.
    ///
    /// Who may only read could not make them again, and without them SQLite does not read a store that has a log.
    static func keepLog(_ database: Database) throws {
        try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
        var yes: Int32 = 1
        // Sound: the connection lives as long as this call, and SQLite only reads the number.
        let code = unsafe sqlite3_file_control(database.sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, &yes)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// How a reader must open a store: by its path; or, where there is no log and none can be made beside it (a backup on a read-only
    /// disk), as a file that nobody changes (sqlite.org/uri.html, `immutable`).
    static func pathForReading(_ path: String) -> String {
        let parent = (path as NSString).deletingLastPathComponent
        guard unsafe access(path + "-wal", F_OK) != 0, unsafe access(parent.isEmpty ? "." : parent, W_OK) != 0 else { return path }
        return unchanging(path) ?? path
    }

    /// How to open a store so that nothing new lies beside it afterwards: without a log, as a file that nobody changes.
    static func pathForLooking(_ path: String) -> String {
        let isAtRest = unsafe access(path + "-wal", F_OK) != 0 && errno == ENOENT
        return isAtRest ? unchanging(path) ?? path : path
    }

    private static func unchanging(_ path: String) -> String? {
        path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed).map { "file:\($0)?immutable=1" }
    }
}
