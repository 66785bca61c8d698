import GRDB
import NetInventory

/// What was done about the incidents, and from where their judge goes on.
enum IncidentNoteTable {
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE incident_note (
                    id INTEGER PRIMARY KEY,
                    incident INTEGER NOT NULL REFERENCES incident(number),
                    kind INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    who TEXT NOT NULL,
                    text TEXT,
                    ticket TEXT,
                    reported_at INTEGER
                ) STRICT;
                CREATE INDEX incident_note_of ON incident_note (incident);
                """)
    }

    static func add(_ note: IncidentNote, to number: Int64, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO incident_note (incident, kind, at, who, text, ticket, reported_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                number, note.kind.rawValue, note.at.milliseconds, note.who, note.text, note.ticket, note.reportedAt?.milliseconds,
            ])
    }

    /// In the order in which they were entered.
    static func notes(of number: Int64, in database: Database) throws -> [IncidentNote] {
        let statement = try database.cachedStatement(
            sql: "SELECT kind, at, who, text, ticket, reported_at FROM incident_note WHERE incident = ? ORDER BY id")
        return try Row.fetchAll(statement, arguments: [number]).map { row in
            let kind: Int = try row.sound(0)
            guard let kind = IncidentNote.Kind(rawValue: kind) else {
                throw StoreError.damaged(path: "", reason: "a note on the incident \(number) is of a kind \(kind) that does not exist")
            }
            return IncidentNote(
                kind, at: try row.moment(1), who: try row.sound(2), text: try row.sound(3), ticket: try row.sound(4),
                reportedAt: try row.momentIfAny(5))
        }
    }
}
