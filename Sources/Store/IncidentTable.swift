import Causes
import Foundation
import GRDB
import NetInventory

/// The incidents on the disk, each under a number that no other one ever gets.
enum IncidentTable {
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                -- Its key is when the first of its failures began, and which object's that was.
                CREATE TABLE incident (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    began INTEGER NOT NULL,
                    first_object TEXT NOT NULL,
                    ended INTEGER,
                    -- Each of them a list of objects: [["circuit/l-dong"],["device/agg-2"]].
                    explanations TEXT NOT NULL,
                    has_more INTEGER NOT NULL,
                    -- 1 where the past, judged anew, shows it no more, and something was done about it.
                    is_withdrawn INTEGER NOT NULL DEFAULT 0,
                    UNIQUE (began, first_object)
                ) STRICT;
                -- The stretches of time in which it speaks for an object.
                CREATE TABLE incident_member (
                    incident INTEGER NOT NULL REFERENCES incident(number),
                    object TEXT NOT NULL,
                    began INTEGER NOT NULL,
                    ended INTEGER,
                    role INTEGER NOT NULL,
                    is_watched INTEGER NOT NULL,
                    PRIMARY KEY (incident, object, began)
                ) STRICT, WITHOUT ROWID;
                """)
    }

    private static let columns = "number, began, first_object, ended, explanations, has_more, is_withdrawn"

    /// Those of a span, or all, in the order of their keys; the withdrawn ones only where they are asked for.
    static func incidents(during span: TimeSpan?, withdrawn: Bool, in database: Database) throws -> [StoredIncident] {
        var conditions = withdrawn ? [] : ["is_withdrawn = 0"]
        var arguments: StatementArguments = []
        if let span {
            conditions.append("began < ? AND (ended IS NULL OR ended > ?)")
            arguments = [span.to.milliseconds, span.from.milliseconds]
        }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return try Row.fetchAll(
            database, sql: "SELECT \(columns) FROM incident \(condition) ORDER BY began, first_object", arguments: arguments
        ).map { try incident($0, in: database) }
    }

    static func incident(_ number: Int64, in database: Database) throws -> StoredIncident? {
        let statement = try database.cachedStatement(sql: "SELECT \(columns) FROM incident WHERE number = ?")
        return try Row.fetchOne(statement, arguments: [number]).map { try incident($0, in: database) }
    }

    static func incident(_ key: Incident.Key, in database: Database) throws -> StoredIncident? {
        let statement = try database.cachedStatement(sql: "SELECT \(columns) FROM incident WHERE began = ? AND first_object = ?")
        return try Row.fetchOne(statement, arguments: [key.from.milliseconds, key.first.description]).map {
            try incident($0, in: database)
        }
    }

    /// The keys of all that stand, of those that began at a moment or later.
    static func keys(from moment: Timestamp, in database: Database) throws -> [Incident.Key] {
        try Row.fetchAll(
            database, sql: "SELECT began, first_object FROM incident WHERE is_withdrawn = 0 AND began >= ?",
            arguments: [moment.milliseconds]
        ).map { Incident.Key(from: try $0.moment(0), first: try CheckTable.object($0.sound(1))) }
    }

    /// Puts an incident in the place of what is stored under its key; one that was withdrawn is back.
    static func keep(_ incident: Incident, in database: Database) throws -> StoredIncident {
        let known = try Self.incident(incident.key, in: database)
        if let known, known.incident == incident, !known.isWithdrawn { return known }
        let number: Int64
        if let known {
            number = known.number
            try database.execute(
                sql: "UPDATE incident SET ended = ?, explanations = ?, has_more = ?, is_withdrawn = 0 WHERE number = ?",
                arguments: [incident.to?.milliseconds, text(incident.explanations), incident.hasMore, number])
            try database.execute(sql: "DELETE FROM incident_member WHERE incident = ?", arguments: [number])
        } else {
            try database.execute(
                sql: "INSERT INTO incident (began, first_object, ended, explanations, has_more) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    incident.from.milliseconds, incident.key.first.description, incident.to?.milliseconds, text(incident.explanations),
                    incident.hasMore,
                ])
            number = database.lastInsertedRowID
        }
        let insert = try database.cachedStatement(
            sql: "INSERT INTO incident_member (incident, object, began, ended, role, is_watched) VALUES (?, ?, ?, ?, ?, ?)")
        for member in incident.members {
            try insert.execute(
                arguments: [
                    number, member.object.description, member.from.milliseconds, member.to?.milliseconds, member.role.rawValue,
                    member.isWatched,
                ])
        }
        return StoredIncident(number: number, incident: incident, notes: known?.notes ?? [])
    }

    /// Takes an incident away that there never was; one that something was done about is kept, and marked.
    static func withdraw(_ key: Incident.Key, in database: Database) throws {
        guard let known = try incident(key, in: database) else { return }
        if known.notes.isEmpty {
            try database.execute(sql: "DELETE FROM incident_member WHERE incident = ?", arguments: [known.number])
            try database.execute(sql: "DELETE FROM incident WHERE number = ?", arguments: [known.number])
        } else {
            try database.execute(sql: "UPDATE incident SET is_withdrawn = 1 WHERE number = ?", arguments: [known.number])
        }
    }

    // MARK: Reading what may be damaged

    private static func incident(_ row: Row, in database: Database) throws -> StoredIncident {
        let number: Int64 = try row.sound(0)
        let explanations = try explanations(row.sound(4), of: number)
        let key = Incident.Key(from: try row.moment(1), first: try CheckTable.object(row.sound(2)))
        return StoredIncident(
            number: number,
            incident: Incident(
                key: key, to: try row.momentIfAny(3), explanations: explanations, hasMore: try row.flag(5),
                members: try members(of: number, in: database)),
            notes: try IncidentNoteTable.notes(of: number, in: database), isWithdrawn: try row.flag(6))
    }

    private static func members(of number: Int64, in database: Database) throws -> [Incident.Member] {
        let statement = try database.cachedStatement(
            sql: "SELECT object, role, began, ended, is_watched FROM incident_member WHERE incident = ?")
        return try Row.fetchAll(statement, arguments: [number]).map { row in
            let role: Int = try row.sound(1)
            guard let role = Incident.Role(rawValue: role) else {
                throw StoreError.damaged(path: "", reason: "the incident \(number) has a member of role \(role), which does not exist")
            }
            return Incident.Member(
                object: try CheckTable.object(row.sound(0)), role: role, from: try row.moment(2), to: try row.momentIfAny(3),
                isWatched: try row.flag(4))
        }.sorted { ($0.object, $0.from) < ($1.object, $1.from) }
    }

    private static func text(_ explanations: [Explanation]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return String(decoding: try encoder.encode(explanations.map { $0.objects.map(\.description) }), as: UTF8.self)
    }

    private static func explanations(_ text: String, of number: Int64) throws -> [Explanation] {
        let lists = try? JSONDecoder().decode([[String]].self, from: Data(text.utf8))
        guard let lists, !lists.isEmpty, !lists.contains([]) else {
            throw StoreError.damaged(path: "", reason: "the explanations of the incident \(number) are torn")
        }
        return try lists.map { Explanation(try $0.map(CheckTable.object)) }
    }
}
