import Foundation
import GRDB
package import NetInventory

/// How big a store is, and of what.
package struct StoreInfo: Hashable, Sendable {
    package struct Table: Hashable, Sendable {
        package var name: String
        package var rows: Int
        /// Its pages, indexes included; nil where SQLite cannot tell.
        package var bytes: Int?
    }

    package var path: String
    package var schema: Int
    /// The file and its write-ahead log.
    package var fileBytes: Int
    package var tables: [Table]
    package var results: Int
    /// When the first and the last result began.
    package var firstResult: Timestamp?
    package var lastResult: Timestamp?

    /// Bytes of the whole file for each result; nil where there is none.
    package var bytesPerResult: Double? { results == 0 ? nil : Double(fileBytes) / Double(results) }
}

extension StoreReader {
    package func info() throws(StoreError) -> StoreInfo {
        let sizes = ["", "-wal"].map { (try? FileManager.default.attributesOfItem(atPath: path + $0)[.size] as? Int) ?? 0 }
        return try read { database in
            let names = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
            let tables = try names.map { name in
                StoreInfo.Table(
                    name: name, rows: try Int.fetchOne(database, sql: "SELECT count(*) FROM \(name.quotedDatabaseIdentifier)") ?? 0,
                    bytes: try? Int.fetchOne(database, sql: "SELECT sum(pgsize) FROM dbstat WHERE name = ?", arguments: [name]))
            }
            let bounds = try ResultTable.bounds(in: database)
            return StoreInfo(
                path: path, schema: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0, fileBytes: sizes.reduce(0, +),
                tables: tables, results: try ResultTable.count(in: database), firstResult: bounds?.first, lastResult: bounds?.last)
        }
    }
}
