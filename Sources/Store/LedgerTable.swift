import GRDB
import Monitor
import NetInventory

/// The states of the objects on the disk.
enum LedgerTable {
    /// Replaces everything of an object from the change's moment on; an entry that says what stood before it already is left out.
    static func apply(_ change: LedgerChange, subject: Int64, in database: Database) throws {
        let delete = try database.cachedStatement(sql: "DELETE FROM ledger WHERE subject = ? AND at >= ?")
        delete.setUncheckedArguments([subject, change.from.milliseconds])
        try delete.execute()
        let before = try database.cachedStatement(sql: "SELECT state FROM ledger WHERE subject = ? ORDER BY at DESC LIMIT 1")
        let state = try Int.fetchOne(before, arguments: [subject]).flatMap(ObjectState.init(rawValue:))
        let insert = try database.cachedStatement(sql: "INSERT INTO ledger (subject, at, state) VALUES (?, ?, ?)")
        for entry in change.entries(after: state) {
            insert.setUncheckedArguments([subject, entry.at.milliseconds, entry.state.rawValue])
            try insert.execute()
        }
    }

    /// The entries of one object in a span, and the one before it.
    static func entries(of subject: Int64, in span: TimeSpan, in database: Database) throws -> [LedgerEntry] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT at, state FROM ledger WHERE subject = ?1 AND at < ?3
                AND at >= coalesce((SELECT max(at) FROM ledger WHERE subject = ?1 AND at <= ?2), ?2) ORDER BY at
                """)
        return try Row.fetchAll(statement, arguments: [subject, span.from.milliseconds, span.to.milliseconds]).map(entry)
    }

    /// All entries of one object.
    static func entries(of subject: Int64, in database: Database) throws -> [LedgerEntry] {
        try Row.fetchAll(database, sql: "SELECT at, state FROM ledger WHERE subject = ? ORDER BY at", arguments: [subject]).map(entry)
    }

    private static func entry(_ row: Row) throws -> LedgerEntry {
        guard let state = ObjectState(rawValue: row[1]) else {
            throw StoreError.damaged(path: "", reason: "the ledger has a state \(row[1] as Int) that does not exist")
        }
        return LedgerEntry(at: Timestamp(milliseconds: row[0]), state: state)
    }
}
