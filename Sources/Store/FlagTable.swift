import GRDB
package import Monitor
package import NetInventory

/// The flags of the objects on the disk, and the limits of the rules that set them.
enum FlagTable {
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                -- When an object had a flag beside its state; `until` is NULL while it has it.
                CREATE TABLE flag (
                    subject INTEGER NOT NULL REFERENCES subject(id),
                    flag TEXT NOT NULL,
                    since INTEGER NOT NULL,
                    until INTEGER,
                    PRIMARY KEY (subject, flag, since)
                ) STRICT, WITHOUT ROWID;
                -- NULL: the usual ones; 0: none.
                ALTER TABLE rule_check ADD COLUMN flap_on REAL;
                ALTER TABLE rule_check ADD COLUMN flap_off REAL;
                """)
    }

    static func note(_ change: FlagChange, subject: Int64, in database: Database) throws {
        if change.isSet {
            let open = try Int64.fetchOne(
                try database.cachedStatement(sql: "SELECT since FROM flag WHERE subject = ? AND flag = ? AND until IS NULL"),
                arguments: [subject, change.flag.rawValue])
            guard open == nil else { return }
            try insert(FlagSpell(flag: change.flag, from: change.at), subject: subject, in: database)
        } else {
            try database.cachedStatement(sql: "UPDATE flag SET until = ? WHERE subject = ? AND flag = ? AND until IS NULL")
                .execute(arguments: [change.at.milliseconds, subject, change.flag.rawValue])
        }
    }

    /// Puts other spells in the place of an object's.
    static func replace(_ spells: [FlagSpell], subject: Int64, in database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM flag WHERE subject = ?").execute(arguments: [subject])
        for spell in spells { try insert(spell, subject: subject, in: database) }
    }

    private static func insert(_ spell: FlagSpell, subject: Int64, in database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO flag (subject, flag, since, until) VALUES (?, ?, ?, ?)")
            .execute(arguments: [subject, spell.flag.rawValue, spell.from.milliseconds, spell.to?.milliseconds])
    }

    /// The spells that touch a span, by object, in order of time.
    static func spells(in span: TimeSpan, in database: Database) throws -> [ObjectID: [FlagSpell]] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT s.object, f.flag, f.since, f.until FROM flag f JOIN subject s ON s.id = f.subject
                WHERE f.since < ? AND coalesce(f.until, ?) > ? ORDER BY f.subject, f.since
                """, arguments: [span.to.milliseconds, span.to.milliseconds, span.from.milliseconds])
        var spells: [ObjectID: [FlagSpell]] = [:]
        for row in rows {
            let word: String = try row.sound(1)
            guard let flag = ObjectFlag(rawValue: word) else { throw StoreError.damaged(path: "", reason: "'\(word)' is no flag") }
            spells[try CheckTable.object(row.sound(0)), default: []].append(
                FlagSpell(flag: flag, from: try row.moment(2), to: try row.momentIfAny(3)))
        }
        return spells
    }
}

extension StoreReader {
    /// The flags that objects had in a span, in order of time; whole, also beyond the span.
    package func flags(in span: TimeSpan) throws(StoreError) -> [ObjectID: [FlagSpell]] {
        try read { try FlagTable.spells(in: span, in: $0) }
    }
}
