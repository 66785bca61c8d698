import GRDB
import Monitor
import NetInventory

/// The states of the objects on the disk.
enum LedgerTable {
    /// Replaces everything of an object from the change's moment on; an entry that says what stood before it already is left out.
    ///
    /// Returns what the ledger says now and did not say before.
    @discardableResult
    static func apply(_ change: LedgerChange, subject: Int64, in database: Database) throws -> [StateChange] {
        let former = try last(of: subject, in: database)
        let delete = try database.cachedStatement(sql: "DELETE FROM ledger WHERE subject = ? AND at >= ?")
        delete.setUncheckedArguments([subject, change.from.milliseconds])
        try delete.execute()
        var before = former
        if let former, former.at >= change.from { before = try last(of: subject, in: database) }
        let insert = try database.cachedStatement(sql: "INSERT INTO ledger (subject, at, state) VALUES (?, ?, ?)")
        var changes: [StateChange] = []
        var state = before?.state
        for entry in change.entries(after: state) {
            insert.setUncheckedArguments([subject, entry.at.milliseconds, entry.state.rawValue])
            try insert.execute()
            changes.append(StateChange(object: change.object, from: state ?? .unmonitored, to: entry.state, since: entry.at))
            state = entry.state
        }
        if changes.isEmpty, let former, let before, before != former {
            // Nothing new, and something taken back: a late result has filled a gap that was noted already.
            changes.append(StateChange(object: change.object, from: former.state, to: before.state, since: before.at))
        }
        return changes
    }

    /// The entry in force now.
    private static func last(of subject: Int64, in database: Database) throws -> LedgerEntry? {
        let statement = try database.cachedStatement(sql: "SELECT at, state FROM ledger WHERE subject = ? ORDER BY at DESC LIMIT 1")
        return try Row.fetchOne(statement, arguments: [subject]).map(entry)
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
        let number: Int = try row.sound(1)
        guard let state = ObjectState(rawValue: number) else {
            throw StoreError.damaged(path: "", reason: "the ledger has a state \(number) that does not exist")
        }
        return LedgerEntry(at: try row.moment(0), state: state)
    }
}
