import GRDB
import Glibc

extension StoreError {
    /// Names what SQLite complained of.
    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            self = (error as? StoreError) ?? .failed(path: path, reason: "\(error)")
            return
        }
        let reason = Self.refusal(of: path, error.resultCode) ?? error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(path: path, reason: reason)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .inUse(path: path)
        case .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR: self = .notWritable(path: path, reason: reason)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notReadable(path: path, reason: reason)
        default: self = .failed(path: path, reason: reason)
        }
    }

    /// SQLite says that it cannot open or write, and not why: whether this user lacks the right.
    private static func refusal(of path: String, _ code: ResultCode) -> String? {
        let right: Int32
        switch code {
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: right = R_OK
        case .SQLITE_READONLY: right = W_OK
        default: return nil
        }
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        // The write-ahead log lies beside the store, so that its folder counts as well.
        let isRefused = [path, folder].contains { unsafe access($0, $0 == path ? right : right | X_OK) != 0 && errno == EACCES }
        return isRefused ? deniedReason : nil
    }

    static let deniedReason = unsafe String(cString: strerror(EACCES))
}
