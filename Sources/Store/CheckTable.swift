import Foundation
import GRDB
import Monitor
import NetInventory

/// The objects and their checks on the disk, each under a small number, with the limits that they are judged by.
enum CheckTable {
    /// What is stored of a check.
    struct Stored {
        var number: Int64
        var subject: Int64
        var check: Check
        var record: CheckRecord?
    }

    /// The number of an object; it is given one where it has none.
    static func subject(_ object: ObjectID, rule: MemberUnit.UpRule, in database: Database) throws -> Int64 {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO subject (object, all_checks) VALUES (?, ?)
                ON CONFLICT (object) DO UPDATE SET all_checks = excluded.all_checks RETURNING id
                """)
        return try Int64.fetchOne(statement, arguments: [object.description, rule == .all]) ?? 0
    }

    /// Adds a check, or gives a known one its present limits; returns its number.
    static func register(_ check: Check, subject: Int64, in database: Database) throws -> Int64 {
        let spec = check.spec
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO probe_check (subject, name, question, every_ms, suspect_every_ms, tries, timeout_ms, up_if, confirm, recover,
                    poor_loss, poor_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (subject, name) DO UPDATE SET question = excluded.question, every_ms = excluded.every_ms,
                    suspect_every_ms = excluded.suspect_every_ms, tries = excluded.tries, timeout_ms = excluded.timeout_ms,
                    up_if = excluded.up_if, confirm = excluded.confirm, recover = excluded.recover, poor_loss = excluded.poor_loss,
                    poor_ms = excluded.poor_ms
                RETURNING id
                """)
        return try Int64.fetchOne(
            statement,
            arguments: [
                subject, spec.name, spec.question.text, spec.every.count, spec.suspectEvery.count, spec.count, spec.timeout.count,
                spec.upIf, spec.confirm, spec.recover, spec.poorLoss, spec.poorTime?.count,
            ]) ?? 0
    }

    static func keep(_ record: CheckRecord, check: Int64, in database: Database) throws {
        let statement = try database.cachedStatement(sql: "UPDATE probe_check SET record = ? WHERE id = ?")
        statement.setUncheckedArguments([Data(record.timeline.bytes), check])
        try statement.execute()
    }

    /// The number and the rule of every object.
    static func subjects(in database: Database) throws -> [(number: Int64, object: ObjectID, rule: MemberUnit.UpRule)] {
        try Row.fetchAll(database, sql: "SELECT id, object, all_checks FROM subject ORDER BY id").map { row in
            guard let object = ObjectID(row[1] as String) else {
                throw StoreError.damaged(path: "", reason: "'\(row[1] as String)' is not the id of an object")
            }
            return (row[0], object, (row[2] as Bool) ? .all : .any)
        }
    }

    /// Every check with its limits and the judge's record.
    static func all(in database: Database) throws -> [Stored] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT c.id, c.subject, s.object, c.name, c.question, c.every_ms, c.suspect_every_ms, c.tries, c.timeout_ms, c.up_if,
                    c.confirm, c.recover, c.poor_loss, c.poor_ms, c.record
                FROM probe_check c JOIN subject s ON s.id = c.subject ORDER BY c.id
                """
        ).map(stored)
    }

    private static func stored(_ row: Row) throws -> Stored {
        guard let object = ObjectID(row[2] as String), let question = CheckSpec.Question(text: row[4]) else {
            throw StoreError.damaged(path: "", reason: "check \(row[0] as Int64) is of no known object or question")
        }
        let spec = CheckSpec(
            name: row[3], question: question, every: Milliseconds(row[5]), suspectEvery: Milliseconds(row[6]), count: row[7],
            timeout: Milliseconds(row[8]), upIf: row[9], confirm: row[10], recover: row[11], poorLoss: row[12],
            poorTime: (row[13] as Int64?).map { Milliseconds($0) })
        let check = Check(object: object, spec: spec)
        var record: CheckRecord?
        if let data = row[14] as Data? {
            guard let timeline = CheckTimeline(bytes: [UInt8](data)) else {
                throw StoreError.damaged(path: "", reason: "the judge's record of \(check.id) is torn")
            }
            record = CheckRecord(check: check.id, timeline: timeline)
        }
        return Stored(number: row[0], subject: row[1], check: check, record: record)
    }
}

extension CheckSpec.Question {
    /// One line: `icmp 127.65.1.1`, `tcp 127.64.9.53 5353`, `http http://127.64.9.1:8080/`.
    var text: String {
        switch self {
        case .icmp(let address): "icmp \(address)"
        case .tcp(let host, let port): "tcp \(host) \(port)"
        case .http(let url): "http \(url)"
        }
    }

    init?(text: String) {
        let words = text.split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("icmp", 2):
            guard let address = IPAddress(words[1]) else { return nil }
            self = .icmp(address)
        case ("tcp", 3):
            guard let port = Int(words[2]) else { return nil }
            self = .tcp(host: words[1], port: port)
        case ("http", 2):
            self = .http(url: words[1])
        default:
            return nil
        }
    }
}
