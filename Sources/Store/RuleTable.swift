import GRDB
import Monitor
import NetInventory

/// How each object was judged, from when on: the rules of the past stand beside the present one, so that a ledger can be rebuilt
/// without a topology, each stretch of it by the rule of its time.
enum RuleTable {
    /// Adds a rule, and gives its checks numbers where they have none; returns these in the rule's order.
    static func add(_ rule: ObjectRule, subject: Int64, in database: Database) throws -> [Int64] {
        try database.cachedStatement(sql: "INSERT INTO rule (subject, since, all_checks) VALUES (?, ?, ?)")
            .execute(arguments: [subject, rule.since.milliseconds, rule.rule == .all])
        return try write(rule.checks, rule: database.lastInsertedRowID, subject: subject, in: database)
    }

    /// Replaces what a rule says of its checks where that changes no state: addresses, timeouts.
    static func replaceChecks(of rule: ObjectRule, by checks: [Check], subject: Int64, in database: Database) throws {
        let number = try Int64.fetchOne(
            database, sql: "SELECT id FROM rule WHERE subject = ? AND since = ?", arguments: [subject, rule.since.milliseconds])
        guard let number else { return }
        try database.execute(sql: "DELETE FROM rule_check WHERE rule = ?", arguments: [number])
        _ = try write(checks, rule: number, subject: subject, in: database)
    }

    /// All rules of all objects or of one, each object's in order of time.
    static func history(subject: Int64? = nil, in database: Database) throws -> [ObjectRule] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT r.id, s.object, r.since, r.all_checks, c.name, rc.question, rc.every_ms, rc.suspect_every_ms, rc.tries,
                    rc.timeout_ms, rc.up_if, rc.confirm, rc.recover, rc.poor_loss, rc.poor_ms,
                    rc.flap_on, rc.flap_off
                FROM rule r JOIN subject s ON s.id = r.subject JOIN rule_check rc ON rc.rule = r.id
                    JOIN probe_check c ON c.id = rc.probe_check
                \(subject == nil ? "" : "WHERE r.subject = :subject") ORDER BY r.subject, r.since, rc.place
                """)
        let rows = try Row.fetchAll(statement, arguments: subject.map { ["subject": $0] } ?? [])
        var rules: [ObjectRule] = []
        var last: Int64?
        for row in rows {
            let object = try CheckTable.object(row.sound(1))
            let number: Int64 = try row.sound(0)
            if last != number {
                let isAll: Bool = try row.sound(3)
                rules.append(ObjectRule(object: object, since: try row.moment(2), rule: isAll ? .all : .any, checks: []))
                last = number
            }
            rules[rules.count - 1].checks.append(Check(object: object, spec: try spec(row)))
        }
        return rules
    }

    /// The rule in force of every object, or of one: the last one.
    static func present(subject: Int64? = nil, in database: Database) throws -> [ObjectRule] {
        let history = try history(subject: subject, in: database)
        return history.indices.filter { $0 + 1 == history.count || history[$0 + 1].object != history[$0].object }.map { history[$0] }
    }

    private static func write(_ checks: [Check], rule: Int64, subject: Int64, in database: Database) throws -> [Int64] {
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO rule_check (rule, place, probe_check, question, every_ms, suspect_every_ms, tries, timeout_ms, up_if,
                    confirm, recover, poor_loss, poor_ms, flap_on, flap_off) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        return try checks.enumerated().map { place, check in
            let spec = check.spec
            let number = try CheckTable.check(spec.name, subject: subject, in: database)
            try insert.execute(
                arguments: [
                    rule, place, number, spec.question.text, spec.every.count, spec.suspectEvery.count, spec.count, spec.timeout.count,
                    spec.upIf, spec.confirm, spec.recover, spec.poorLoss, spec.poorTime?.count,
                    spec.flap?.on ?? 0, spec.flap?.off ?? 0,
                ])
            return number
        }
    }

    private static func spec(_ row: Row) throws -> CheckSpec {
        let text: String = try row.sound(5)
        guard let question = CheckSpec.Question(text: text) else {
            throw StoreError.damaged(path: "", reason: "'\(text)' is no question of a check")
        }
        let poorTime: Int64? = try row.sound(14)
        // Rules from before there was such a flag have no limits: the usual ones, so that they are still the same rules.
        let on: Double? = try row.sound(15)
        let off: Double? = try row.sound(16)
        let flap = on.map { $0 > 0 ? FlapLimits(on: $0, off: off ?? 0) : nil } ?? .usual
        return CheckSpec(
            name: try row.sound(4), question: question, every: try row.length(6), suspectEvery: try row.length(7), count: try row.count(8),
            timeout: try row.length(9), upIf: try row.count(10), confirm: try row.count(11), recover: try row.count(12),
            poorLoss: try row.sound(13), poorTime: try poorTime.map { _ in try row.length(14) }, flap: flap)
    }
}
