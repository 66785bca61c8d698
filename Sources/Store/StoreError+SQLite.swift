import GRDB
import Monitor

extension StoreError {
    /// Names what SQLite complained of.
    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            switch error as? StoreError {
            // Found by a table, which does not know in whose file it is.
            case .damaged("", let reason): self = .damaged(path: path, reason: reason)
            case let error?: self = error
            case nil: self = .failed(path: path, reason: "\(error)")
            }
            return
        }
        let reason = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(path: path, reason: reason)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .inUse(path: path)
        case .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR: self = .notWritable(path: path, reason: reason)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notReadable(path: path, reason: reason)
        default: self = .failed(path: path, reason: reason)
        }
    }

    /// The same for a reader: what it may not write it cannot read.
    init(reading error: any Error, path: String) {
        if let error = error as? DatabaseError, error.resultCode == .SQLITE_READONLY || error.resultCode == .SQLITE_CANTOPEN {
            guard !StoreFiles.isHalfBegun(path) else {
                self = .notBegun(path: path)
                return
            }
            self = .notReadable(
                path: path, reason: "its files -wal and -shm are missing or may not be read, and this user may not make them")
        } else {
            self.init(error, path: path)
        }
    }
}

extension StoreError: PassingFailure {
    /// A disk that is full, read-only or failing, and a store that somebody else holds: all that may be mended while netmon runs.
    package var mayPass: Bool {
        switch self {
        case .notReadable, .inUse, .notWritable: true
        case .missing, .notBegun, .denied, .mayNotWrite, .foreign, .damaged, .newer, .older, .upgrade, .failed, .backup, .importFile: false
        }
    }
}
