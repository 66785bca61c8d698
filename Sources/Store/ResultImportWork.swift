import GRDB
import Monitor
import NetInventory
import Probe

/// An import in progress: stores batches of rows, judges those that come in order of time, and notes the objects of the others.
struct ResultImportWork {
    /// An object that rows were found for.
    private struct Place {
        var subject: Int64
        /// What a target's rows are for; the check of a row is another one where the rule of its time had others.
        var wanted: Check
        /// In order of time; the last one is in force.
        var rules: [(rule: ObjectRule, checks: [Int64])]
        var judge: ObjectJudge
        /// Whether rows came that the judge cannot take any more.
        var isUnjudged = false
        var hasChanged = false

        /// The check that a row belongs to: the wanted one, or the first one where the rule of that time did not have it.
        func check(at moment: Timestamp) -> (index: Int, check: Check, number: Int64, isPresent: Bool) {
            let place = rules.count == 1 ? 0 : rules.lastIndex { $0.rule.since <= moment } ?? 0
            let checks = rules[place].rule.checks
            let index = checks.count == 1 ? 0 : checks.firstIndex { $0.id == wanted.id } ?? 0
            return (index, checks[index], rules[place].checks[index], place == rules.count - 1)
        }
    }

    private let writer: StoreWriter
    /// Whether all judging is left to the service that runs beside.
    private let isBesideService: Bool
    private let check: (String) -> (check: Check, rule: MemberUnit.UpRule)?
    private var places: [Place] = []
    private var targets: [String: Int] = [:]
    private var objects: [ObjectID: Int] = [:]

    init(
        writer: StoreWriter, isBesideService: Bool = false, check: @escaping (String) -> (check: Check, rule: MemberUnit.UpRule)?
    ) {
        self.writer = writer
        self.isBesideService = isBesideService
        self.check = check
    }

    /// One transaction: the rows, and the ledger changes that follow from them.
    ///
    /// - Returns: the rows that contradict a result of the same moment.
    mutating func store(_ rows: [ResultRow], into outcome: inout ResultImport.Outcome) throws(StoreError) -> [RejectedRow] {
        guard !rows.isEmpty else { return [] }
        var next = self
        var counted = outcome
        var contradictions: [RejectedRow] = []
        (next, counted, contradictions) = try writer.write { database, _ in
            var inserter = try ResultTable.Inserter(database)
            for row in rows {
                let place = try next.place(of: row, in: database)
                let (index, check, number, isPresent) = next.places[place].check(at: row.at)
                let result = row.result(of: check.id)
                guard try inserter.insert(result, check: number) else {
                    if try ResultTable.contradicts(result, check: number, in: database) {
                        contradictions.append(row.contradiction)
                    } else {
                        counted.duplicates += 1
                    }
                    continue
                }
                counted.accepted += 1
                try next.judge(result, check: isPresent ? index : nil, at: place, in: database)
            }
            counted.objects.formUnion(next.objects.keys)
            try next.keepRecords(in: database)
            return (next, counted, contradictions)
        }
        self = next
        outcome = counted
        return contradictions
    }

    /// Judges a stored result where that is still possible, and notes its object where it is not.
    private mutating func judge(_ result: CheckResult, check: Int?, at place: Int, in database: Database) throws {
        guard !places[place].isUnjudged else { return }
        guard !isBesideService, let check, places[place].judge.timelines[check].accepts(result.at) else {
            places[place].isUnjudged = true
            return try CheckTable.setUnjudged(true, subject: places[place].subject, in: database)
        }
        places[place].hasChanged = true
        // In place: a copy of the judge for each row would cost more than the judging.
        let wasFlapping = places[place].judge.isFlapping
        if let change = places[place].judge.take(result, check: check) {
            try LedgerTable.apply(change, subject: places[place].subject, in: database)
        }
        if let flag = places[place].judge.flagChange(from: wasFlapping, at: result.at) {
            try FlagTable.note(flag, subject: places[place].subject, in: database)
        }
    }

    private mutating func keepRecords(in database: Database) throws {
        for index in places.indices where places[index].hasChanged {
            if let present = places[index].rules.last {
                for (record, number) in zip(places[index].judge.records, present.checks) {
                    try CheckTable.keep(record, check: number, in: database)
                }
            }
            places[index].hasChanged = false
        }
    }

    private mutating func place(of row: ResultRow, in database: Database) throws -> Int {
        let place = try targets[row.target] ?? addTarget(row.target, in: database)
        if row.at < places[place].rules[0].rule.since { try reachBack(place, in: database) }
        return place
    }

    private mutating func addTarget(_ target: String, in database: Database) throws -> Int {
        let (wanted, rule) = check(target) ?? Self.unknown(target)
        let object = wanted.id.object
        if let known = objects[object] {
            targets[target] = known
            return known
        }
        let subject = try CheckTable.subject(object, in: database)
        if try RuleTable.present(subject: subject, in: database).isEmpty {
            // The imported check alone: the object's other checks were not asked then.
            let first = ObjectRule(object: object, since: ObjectRule.always, rule: rule, checks: [wanted])
            _ = try RuleTable.add(first, subject: subject, in: database)
        }
        let rules = try Self.rules(subject: subject, in: database)
        let judge = ObjectJudge(rules[rules.count - 1].rule, records: try CheckTable.records(subject: subject, in: database))
        places.append(Place(subject: subject, wanted: wanted, rules: rules, judge: judge))
        targets[target] = places.count - 1
        objects[object] = places.count - 1
        return places.count - 1
    }

    /// Rows from before the first rule: netmon did not watch the object then, and the imported check alone says what it was.
    private mutating func reachBack(_ place: Int, in database: Database) throws {
        let first = places[place].rules[0].rule
        let former = ObjectRule(object: first.object, since: ObjectRule.always, rule: first.rule, checks: [places[place].wanted])
        let checks = try RuleTable.add(former, subject: places[place].subject, in: database)
        places[place].rules.insert((former, checks), at: 0)
    }

    private static func rules(subject: Int64, in database: Database) throws -> [(rule: ObjectRule, checks: [Int64])] {
        try RuleTable.history(subject: subject, in: database).map { rule in
            (rule, try rule.checks.map { try CheckTable.check($0.id.name, subject: subject, in: database) })
        }
    }

    /// A name that the topology does not know keeps its own name.
    private static func unknown(_ target: String) -> (check: Check, rule: MemberUnit.UpRule) {
        let name = target.hasPrefix("target/") ? String(target.dropFirst("target/".count)) : target
        let spec = CheckSpec(name: "import", question: .http(url: "import"), count: 1)
        return (Check(object: ObjectID(.target, name), spec: spec), .any)
    }
}

extension ResultRow {
    private static let noSuccess = ProbeFailure(.timeout, detail: "imported: no success")

    /// The row as rejected because another result of its target and moment is stored.
    fileprivate var contradiction: RejectedRow {
        rejected("the target '\(target)' has another result of that moment already; the first one stays")
    }

    func rejected(_ reason: String) -> RejectedRow {
        RejectedRow(line: line, reason: reason, bytes: Array(text.utf8))
    }

    /// The row anew, in the order of the four columns.
    private var text: String {
        func decimal(_ number: Int64, _ digits: Int) -> String {
            let padded = String(repeating: "0", count: max(0, digits + 1 - String(number).count)) + String(number)
            return padded.dropLast(digits) + "." + padded.suffix(digits)
        }
        let name = target.contains { ",\"".contains($0) } ? "\"" + target.replacing("\"", with: "\"\"") + "\"" : target
        return "\(decimal(at.milliseconds, 3)),\(name),\(isSuccess ? 1 : 0),\(time.map { decimal($0, 9) } ?? "")"
    }

    /// The burst of one try that a row stands for.
    func result(of check: Check.ID) -> CheckResult {
        CheckResult(
            check: check, at: at, sent: 1, received: isSuccess ? 1 : 0, times: time.map { [$0] } ?? [],
            failure: isSuccess ? nil : Self.noSuccess)
    }
}
