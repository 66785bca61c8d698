import Foundation
import GRDB
import Monitor
import NetInventory

/// The objects and their checks on the disk, each under a small number, and what the judge keeps of each check.
enum CheckTable {
    /// The number of an object; it is given one where it has none.
    static func subject(_ object: ObjectID, in database: Database) throws -> Int64 {
        let text = object.description
        let find = try database.cachedStatement(sql: "SELECT id FROM subject WHERE object = ?")
        if let known = try Int64.fetchOne(find, arguments: [text]) { return known }
        try database.cachedStatement(sql: "INSERT INTO subject (object) VALUES (?)").execute(arguments: [text])
        return database.lastInsertedRowID
    }

    /// The number of a check; it is given one where it has none.
    static func check(_ name: String, subject: Int64, in database: Database) throws -> Int64 {
        let find = try database.cachedStatement(sql: "SELECT id FROM probe_check WHERE subject = ? AND name = ?")
        if let known = try Int64.fetchOne(find, arguments: [subject, name]) { return known }
        try database.cachedStatement(sql: "INSERT INTO probe_check (subject, name) VALUES (?, ?)").execute(arguments: [subject, name])
        return database.lastInsertedRowID
    }

    static func keep(_ record: CheckRecord, check: Int64, in database: Database) throws {
        let statement = try database.cachedStatement(sql: "UPDATE probe_check SET record = ? WHERE id = ?")
        statement.setUncheckedArguments([Data(record.timeline.bytes), check])
        try statement.execute()
    }

    /// Drops the records of an object's checks: those of its present rule are kept anew.
    static func dropRecords(subject: Int64, in database: Database) throws {
        try database.execute(sql: "UPDATE probe_check SET record = NULL WHERE subject = ?", arguments: [subject])
    }

    /// Notes that results are stored that the ledger of an object does not yet follow from, or that it does again.
    static func setUnjudged(_ isUnjudged: Bool, subject: Int64, in database: Database) throws {
        try database.execute(sql: "UPDATE subject SET is_unjudged = ? WHERE id = ?", arguments: [isUnjudged, subject])
    }

    static func unjudged(in database: Database) throws -> Set<ObjectID> {
        Set(try String.fetchAll(database, sql: "SELECT object FROM subject WHERE is_unjudged <> 0").map(object))
    }

    /// Every object under its number.
    static func subjects(in database: Database) throws -> [(number: Int64, object: ObjectID)] {
        try Row.fetchAll(database, sql: "SELECT id, object FROM subject ORDER BY id").map {
            (number: try $0.sound(0), object: try object($0.sound(1)))
        }
    }

    /// Every check under its number.
    static func names(in database: Database) throws -> [Int64: Check.ID] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT c.id, s.object, c.name FROM probe_check c JOIN subject s ON s.id = c.subject")
        // Numbers are unique, but in a damaged store.
        return Dictionary(try rows.map { (try $0.sound(0), Check.ID(object: try object($0.sound(1)), name: try $0.sound(2))) }) { $1 }
    }

    /// What the judge keeps of the checks of all objects, or of one.
    static func records(subject: Int64? = nil, in database: Database) throws -> [CheckRecord] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT s.object, c.name, c.record FROM probe_check c JOIN subject s ON s.id = c.subject
                WHERE c.record IS NOT NULL \(subject == nil ? "" : "AND c.subject = :subject")
                """, arguments: subject.map { ["subject": $0] } ?? []
        ).map { row in
            let check = Check.ID(object: try object(row.sound(0)), name: try row.sound(1))
            guard let timeline = CheckTimeline(bytes: [UInt8](try row.sound(2) as Data)) else {
                throw StoreError.damaged(path: "", reason: "the judge's record of \(check) is torn")
            }
            return CheckRecord(check: check, timeline: timeline)
        }
    }

    static func object(_ text: String) throws -> ObjectID {
        guard let object = ObjectID(text) else {
            throw StoreError.damaged(path: "", reason: "'\(text)' is not the id of an object")
        }
        return object
    }
}
