import Foundation
import GRDB
import NetInventory

/// The accepted topologies on the disk: each once, whole and compressed, and the moments from which each was in force.
enum TopologyTable {
    /// The most that the files of one topology may have together; bounds what reading a store can take.
    static let mostBytes = 64 << 20

    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                -- The files of a topology (TopologySource.bytes), deflated; `length` is what they inflate to.
                CREATE TABLE topology (
                    id INTEGER PRIMARY KEY,
                    hash TEXT NOT NULL UNIQUE,
                    length INTEGER NOT NULL,
                    files BLOB NOT NULL,
                    units INTEGER NOT NULL,
                    sites INTEGER NOT NULL
                ) STRICT;
                -- From when on it was in force; one that comes back has a row for each time.
                CREATE TABLE topology_in_force (
                    since INTEGER PRIMARY KEY,
                    topology INTEGER NOT NULL REFERENCES topology(id)
                ) STRICT;
                """)
    }

    /// In order of time.
    static func accepted(in database: Database) throws -> [AcceptedTopology] {
        try Row.fetchAll(
            database,
            sql: "SELECT t.hash, f.since, t.units, t.sites FROM topology_in_force f JOIN topology t ON t.id = f.topology ORDER BY f.since"
        ).map { AcceptedTopology(hash: $0[0], since: Timestamp(milliseconds: $0[1]), units: $0[2], sites: $0[3]) }
    }

    /// Puts a topology in force from a moment on, unless it is already.
    static func accept(_ source: TopologySource, units: Int, sites: Int, at now: Timestamp, in database: Database) throws {
        let last = try accepted(in: database).last
        guard last?.hash != source.hash else { return }
        let known = try Int64.fetchOne(database, sql: "SELECT id FROM topology WHERE hash = ?", arguments: [source.hash])
        let number = try known ?? add(source, units: units, sites: sites, in: database)
        // A clock that was set back must not put it before the one that it follows.
        let since = last.map { max(now, $0.since + Milliseconds(1)) } ?? now
        try database.execute(
            sql: "INSERT INTO topology_in_force (since, topology) VALUES (?, ?)", arguments: [since.milliseconds, number])
    }

    private static func add(_ source: TopologySource, units: Int, sites: Int, in database: Database) throws -> Int64 {
        let bytes = source.bytes
        guard bytes.count <= mostBytes else {
            throw StoreError.failed(
                path: "", reason: "the topology has \(bytes.count >> 20) MiB, and the store keeps at most \(mostBytes >> 20)")
        }
        guard let files = Deflated.deflate(bytes) else {
            throw StoreError.failed(path: "", reason: "there was no memory to compress the topology")
        }
        try database.execute(
            sql: "INSERT INTO topology (hash, length, files, units, sites) VALUES (?, ?, ?, ?, ?)",
            arguments: [source.hash, bytes.count, Data(files), units, sites])
        return database.lastInsertedRowID
    }

    /// The files of an accepted topology; they are what their hash says, or the store is damaged.
    static func source(_ hash: String, in database: Database) throws -> TopologySource {
        let row = try Row.fetchOne(database, sql: "SELECT length, files FROM topology WHERE hash = ?", arguments: [hash])
        guard let row, let source = source(length: row[0], files: row[1]), source.hash == hash else {
            throw StoreError.damaged(path: "", reason: "the topology \(hash.prefix(12)) that it keeps is torn")
        }
        return source
    }

    private static func source(length: Int, files: Data) -> TopologySource? {
        guard (0...mostBytes).contains(length) else { return nil }
        return Deflated.inflate([UInt8](files), length: length).flatMap { TopologySource(bytes: $0) }
    }

    /// The topologies that cannot be read back, a sentence each.
    static func problems(in database: Database) throws -> [String] {
        try String.fetchAll(database, sql: "SELECT hash FROM topology ORDER BY id").compactMap { hash in
            do {
                _ = try source(hash, in: database)
                return nil
            } catch is StoreError {
                return "the topology \(hash.prefix(12)) that the store keeps is torn: reports of its time cannot be made from it"
            }
        }
    }
}
