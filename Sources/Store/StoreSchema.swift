import GRDB

/// The tables, and how they came to be: one migration for each change, never edited after a release.
struct StoreSchema: Sendable {
    /// "NMON": marks the file as ours (PRAGMA application_id).
    static let applicationID: Int32 = 0x4e4d_4f4e

    /// One migration.
    typealias Step = @Sendable (Database) throws -> Void

    let steps: [Step]

    /// PRAGMA user_version: how many migrations have made a store what it is.
    var version: Int { steps.count }

    /// Brings a store from its version to this one.
    ///
    /// A new store comes into being in one transaction, so that nobody, and no power cut, ever finds half of one. Of an older one each
    /// step is a transaction of its own: where one fails the last whole version stays. No store ever says less or more than it is.
    func migrate(_ queue: DatabaseQueue, from found: Int) throws {
        if found == 0 { return try run(0..<version, on: queue) }
        for number in steps.indices.dropFirst(found) { try run(number..<number + 1, on: queue) }
    }

    private func run(_ numbers: Range<Int>, on queue: DatabaseQueue) throws {
        try queue.write { database in
            for step in steps[numbers] { try step(database) }
            try database.execute(
                sql: "PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(numbers.upperBound);")
        }
    }

    /// The schema of this netmon.
    static let current = StoreSchema(steps: [
        // 1: results and ledger.
        { database in
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
        },
        // 2: accepted topologies.
        { database in
            try TopologyTable.create(in: database)
        },
        // 3: incidents and what was done about them; what netmon knows about itself; flags.
        { database in
            try IncidentTable.create(in: database)
            try IncidentNoteTable.create(in: database)
            try IncidentCheckpointTable.create(in: database)
            try MaintenanceTable.create(in: database)
            try WitnessTable.create(in: database)
            try FlagTable.create(in: database)
        },
        // 4: the answer times of whole days, added up.
        { database in
            try LatencyTable.create(in: database)
            try LatencyTable.openAll(in: database)
        },
    ])

    /// Refuses what is not ours or is newer than this program; gives the version, 0 where the database is empty.
    func check(_ database: Database, path: String) throws(StoreError) -> Int {
        do {
            let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            // GRDB's list of migrations, which netmon does not use, came first once: a store with that alone is still empty.
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
