import GRDB

/// The tables, and how they came to be: one migration for each change, never edited after a release.
struct StoreSchema: Sendable {
    /// "NMON": marks the file as ours (PRAGMA application_id).
    static let applicationID: Int32 = 0x4e4d_4f4e

    /// One migration: what it is called, and what it does.
    struct Step: Sendable {
        var change: String
        var body: @Sendable (Database) throws -> Void
    }

    let steps: [Step]

    /// PRAGMA user_version: how many migrations have made a store what it is.
    var version: Int { steps.count }

    /// Runs what is missing. Each migration writes the number that it raises the store to in its own transaction, so that no store ever
    /// says less or more than it is.
    var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (number, step) in zip(1..., steps) {
            migrator.registerMigration("\(number) \(step.change)") { database in
                try step.body(database)
                try database.execute(sql: "PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(number);")
            }
        }
        return migrator
    }

    /// The schema of this netmon.
    static let current = StoreSchema(steps: [
        Step(change: "results and ledger") { database in
            // Every object that was ever checked or imported for, under a small number.
            try database.execute(
                sql: """
                    CREATE TABLE subject (
                        id INTEGER PRIMARY KEY,
                        object TEXT NOT NULL UNIQUE,
                        -- 1 where results are stored that its ledger does not yet follow from.
                        is_unjudged INTEGER NOT NULL DEFAULT 0
                    ) STRICT;
                    -- Its record is what the judge needs to go on; NULL where no present rule has the check.
                    CREATE TABLE probe_check (
                        id INTEGER PRIMARY KEY,
                        subject INTEGER NOT NULL REFERENCES subject(id),
                        name TEXT NOT NULL,
                        record BLOB,
                        UNIQUE (subject, name)
                    ) STRICT;
                    -- How an object was judged, from a moment on: a ledger can be rebuilt without a topology, each stretch of it by
                    -- the rule of its time.
                    CREATE TABLE rule (
                        id INTEGER PRIMARY KEY,
                        subject INTEGER NOT NULL REFERENCES subject(id),
                        since INTEGER NOT NULL,
                        all_checks INTEGER NOT NULL,
                        UNIQUE (subject, since)
                    ) STRICT;
                    CREATE TABLE rule_check (
                        rule INTEGER NOT NULL REFERENCES rule(id),
                        place INTEGER NOT NULL,
                        probe_check INTEGER NOT NULL REFERENCES probe_check(id),
                        question TEXT NOT NULL,
                        every_ms INTEGER NOT NULL,
                        suspect_every_ms INTEGER NOT NULL,
                        tries INTEGER NOT NULL,
                        timeout_ms INTEGER NOT NULL,
                        up_if INTEGER NOT NULL,
                        confirm INTEGER NOT NULL,
                        recover INTEGER NOT NULL,
                        poor_loss REAL,
                        poor_ms INTEGER,
                        PRIMARY KEY (rule, place)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE ledger (
                        subject INTEGER NOT NULL REFERENCES subject(id),
                        at INTEGER NOT NULL,
                        state INTEGER NOT NULL,
                        PRIMARY KEY (subject, at)
                    ) STRICT, WITHOUT ROWID;
                    """)
            try ResultTable.create(in: database)
        }
    ])

    /// Refuses what is not ours or is newer than this program; gives the version, 0 where the database is empty.
    func check(_ database: Database, path: String) throws(StoreError) -> Int {
        do {
            let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            // The list of migrations comes first, in a transaction of its own: a store that was begun no further is still empty.
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
            if application == Self.applicationID {
                if found > version { throw StoreError.newer(path: path, version: found, known: version) }
                return found
            }
            if tables > 0 { throw StoreError.foreign(path: path) }
            return 0
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
