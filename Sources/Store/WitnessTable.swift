import GRDB
package import Monitor
package import NetInventory

/// The times in which netmon could not judge, on the disk.
enum WitnessTable {
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                -- When netmon was not fit to judge, and why; `until` is NULL while that lasts.
                CREATE TABLE witness (
                    since INTEGER NOT NULL,
                    reason TEXT NOT NULL,
                    detail TEXT NOT NULL,
                    until INTEGER,
                    PRIMARY KEY (since, reason, detail)
                ) STRICT, WITHOUT ROWID;
                """)
    }

    /// Adds a spell, or notes the end of one.
    static func keep(_ spell: WitnessSpell, in database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO witness (since, reason, detail, until) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET until = coalesce(excluded.until, until)
                """
        ).execute(arguments: [spell.from.milliseconds, spell.reason.rawValue, spell.detail, spell.to?.milliseconds])
    }

    /// Ends what was left open, at its beginning where nothing later is known.
    static func closeOpen(at moment: Timestamp?, in database: Database) throws {
        try database.execute(
            sql: "UPDATE witness SET until = max(since, coalesce(?, since)) WHERE until IS NULL", arguments: [moment?.milliseconds])
    }

    /// The spells that touch a span, in order of time.
    static func spells(in span: TimeSpan, in database: Database) throws -> [WitnessSpell] {
        try Row.fetchAll(
            database,
            sql:
                "SELECT since, reason, detail, until FROM witness WHERE since < ? AND coalesce(until, ?) >= ? ORDER BY since, reason, detail",
            arguments: [span.to.milliseconds, span.to.milliseconds, span.from.milliseconds]
        ).map { row in
            let word: String = try row.sound(1)
            guard let reason = WitnessReason(rawValue: word) else {
                throw StoreError.damaged(path: "", reason: "'\(word)' is no reason for which netmon could not judge")
            }
            return WitnessSpell(reason: reason, detail: try row.sound(2), from: try row.moment(0), to: try row.momentIfAny(3))
        }
    }
}

extension StoreReader {
    /// When netmon was not fit to judge in a span, and why, in order of time; whole, also beyond the span.
    package func witness(in span: TimeSpan) throws(StoreError) -> [WitnessSpell] {
        try read { try WitnessTable.spells(in: span, in: $0) }
    }
}
