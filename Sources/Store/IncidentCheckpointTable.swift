import Foundation
import GRDB
import NetInventory

/// From where the judge of the incidents goes on: one row at most.
enum IncidentCheckpointTable {
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE incident_checkpoint (
                    id INTEGER PRIMARY KEY CHECK (id = 1),
                    at INTEGER NOT NULL,
                    bytes BLOB NOT NULL
                ) STRICT;
                """)
    }

    static func keep(_ checkpoint: IncidentCheckpoint?, in database: Database) throws {
        guard let checkpoint else { return try database.execute(sql: "DELETE FROM incident_checkpoint") }
        guard checkpoint.bytes.count <= IncidentCheckpoint.mostBytes else {
            throw StoreError.failed(path: "", reason: "the incidents under way take \(checkpoint.bytes.count) bytes, which is too much")
        }
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO incident_checkpoint (id, at, bytes) VALUES (1, ?, ?)")
            .execute(arguments: [checkpoint.at.milliseconds, Data(checkpoint.bytes)])
    }

    static func checkpoint(in database: Database) throws -> IncidentCheckpoint? {
        try Row.fetchOne(database, sql: "SELECT at, length(bytes), bytes FROM incident_checkpoint").map { row in
            let length: Int = try row.sound(1)
            guard length <= IncidentCheckpoint.mostBytes else {
                throw StoreError.damaged(path: "", reason: "the checkpoint of its incidents has \(length) bytes, which is too much")
            }
            return IncidentCheckpoint(at: try row.moment(0), bytes: [UInt8](try row.sound(2) as Data))
        }
    }
}
