import Foundation
import GRDB

/// What a compaction gave back to the disk.
package struct StoreCompaction: Hashable, Sendable {
    package var path: String
    /// Bytes of the file before and after, its write-ahead log included.
    package var before: Int
    package var after: Int

    package init(path: String, before: Int, after: Int) {
        self.path = path
        self.before = before
        self.after = after
    }
}

extension StoreWriter {
    /// Writes the store anew without its free pages. It needs as much free space again as the store is big, and other commits wait.
    package func compact() throws(StoreError) -> StoreCompaction {
        let before = fileBytes
        do {
            try queue.vacuum()
            // As far as readers allow; what is left is given back by a later checkpoint.
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        } catch {
            throw StoreError(error, path: path)
        }
        return StoreCompaction(path: path, before: before, after: fileBytes)
    }

    private var fileBytes: Int {
        ["", "-wal"].map { (try? FileManager.default.attributesOfItem(atPath: path + $0)[.size] as? Int) ?? 0 }.reduce(0, +)
    }
}
