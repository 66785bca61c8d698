import GRDB
import NetInventory

/// Planned work that was declared by `netmon maintenance add`; nothing is ever taken out, what is cancelled says so.
enum MaintenanceTable {
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                -- AUTOINCREMENT: a number that people write on paper is never given twice.
                CREATE TABLE maintenance (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    -- Ids, one a line.
                    objects TEXT NOT NULL,
                    begins INTEGER NOT NULL,
                    ends INTEGER NOT NULL,
                    why TEXT NOT NULL,
                    who TEXT NOT NULL,
                    entered INTEGER NOT NULL,
                    cancelled INTEGER,
                    cancelled_by TEXT,
                    cancelled_why TEXT
                ) STRICT;
                """)
    }

    static func add(_ window: DeclaredMaintenance.Draft, at now: Timestamp, in database: Database) throws -> DeclaredMaintenance {
        try database.execute(
            sql: "INSERT INTO maintenance (objects, begins, ends, why, who, entered) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                window.objects.map(\.description).joined(separator: "\n"), window.span.from.milliseconds, window.span.to.milliseconds,
                window.why, window.by, now.milliseconds,
            ])
        return DeclaredMaintenance(number: database.lastInsertedRowID, draft: window, enteredAt: now)
    }

    static func cancel(_ number: Int64, _ cancellation: DeclaredMaintenance.Cancellation, in database: Database) throws {
        try database.execute(
            sql: "UPDATE maintenance SET cancelled = ?, cancelled_by = ?, cancelled_why = ? WHERE number = ? AND cancelled IS NULL",
            arguments: [cancellation.at.milliseconds, cancellation.by, cancellation.why, number])
    }

    /// What of it cannot be read, a sentence each.
    static func problems(in database: Database) throws -> [String] {
        do {
            _ = try all(in: database)
            return []
        } catch StoreError.damaged(_, let reason) {
            return [reason]
        }
    }

    /// In the order in which they were entered.
    static func all(in database: Database) throws -> [DeclaredMaintenance] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT number, objects, begins, ends, why, who, entered, cancelled, cancelled_by, cancelled_why FROM maintenance
                ORDER BY number
                """
        ).map { row in
            let number: Int64 = try row.sound(0)
            let text: String = try row.sound(1)
            let names = text.split(separator: "\n").map(String.init)
            let objects = names.compactMap { ObjectID($0) }
            let (begins, ends) = (try row.moment(2), try row.moment(3))
            guard !names.isEmpty, objects.count == names.count, begins < ends else {
                throw StoreError.damaged(path: "", reason: "the planned work \(number) that it keeps cannot be read")
            }
            let by: String? = try row.sound(8)
            let cancellation = try row.momentIfAny(7).map {
                DeclaredMaintenance.Cancellation(at: $0, by: by ?? "", why: try row.sound(9))
            }
            return DeclaredMaintenance(
                number: number,
                draft: DeclaredMaintenance.Draft(
                    objects: objects, span: TimeSpan(from: begins, to: ends), why: try row.sound(4), by: try row.sound(5)),
                enteredAt: try row.moment(6), cancellation: cancellation)
        }
    }
}
