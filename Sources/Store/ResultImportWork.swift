import GRDB
import Monitor
import NetInventory
import Probe

/// An import in progress: stores batches of rows, judges those that come in order, and rebuilds the ledgers of the others.
struct ResultImportWork {
    private struct Place {
        var check: Check
        var number: Int64
        var subject: Int64
        var rule: MemberUnit.UpRule
    }

    let writer: StoreWriter
    let check: (String) -> (check: Check, rule: MemberUnit.UpRule)?
    private var places: [String: Place] = [:]
    private var judges: [ObjectID: Judge] = [:]
    private var rebuilds: Set<ObjectID> = []

    init(writer: StoreWriter, check: @escaping (String) -> (check: Check, rule: MemberUnit.UpRule)?) {
        self.writer = writer
        self.check = check
    }

    /// One transaction: the rows, and the ledger changes that follow from them.
    mutating func store(_ rows: [ResultRow], into outcome: inout ResultImport.Outcome) throws(StoreError) {
        guard !rows.isEmpty else { return }
        var next = self
        var counted = outcome
        (next, counted) = try writer.write { database, numbers in
            var changed = Set<Check.ID>()
            for row in rows {
                let place = try next.place(of: row.target, in: database, numbers: &numbers)
                counted.objects.insert(place.check.id.object)
                let result = row.result(of: place.check.id)
                guard try ResultTable.insert(result, check: place.number, in: database) else {
                    counted.duplicates += 1
                    continue
                }
                counted.accepted += 1
                try next.judge(result, place: place, in: database)
                changed.insert(place.check.id)
            }
            try next.keepRecords(of: changed, numbers: numbers, in: database)
            return (next, counted)
        }
        self = next
        outcome = counted
    }

    /// Judges anew, from all their stored results, the objects whose rows did not come in order of time.
    mutating func finish() throws(StoreError) {
        let objects = rebuilds
        guard !objects.isEmpty else { return }
        try writer.write { database, numbers in
            let rebuilt = try LedgerRebuild.rebuild(of: objects, in: database)
            for object in objects {
                guard let subject = numbers.subjects[object] else { continue }
                let whole = LedgerChange(object: object, from: Timestamp(milliseconds: 0), entries: rebuilt.ledgers[object] ?? [])
                try LedgerTable.apply(whole, subject: subject, in: database)
            }
            for record in rebuilt.records {
                guard let number = numbers.checks[record.check] else { continue }
                try CheckTable.keep(record, check: number, in: database)
            }
        }
        rebuilds = []
    }

    private mutating func judge(_ result: CheckResult, place: Place, in database: Database) throws {
        let object = place.check.id.object
        guard !rebuilds.contains(object) else { return }
        // In place: a copy of the judge for each row would cost more than the judging.
        let change = judges[object]?.take(result)
        if judges[object]?.refused ?? 0 > 0 {
            rebuilds.insert(object)
            judges[object] = nil
        } else if let change {
            try LedgerTable.apply(change, subject: place.subject, in: database)
        }
    }

    private func keepRecords(of checks: Set<Check.ID>, numbers: StoreWriter.Numbers, in database: Database) throws {
        for check in checks {
            guard let record = judges[check.object]?.record(of: check), let number = numbers.checks[check] else { continue }
            try CheckTable.keep(record, check: number, in: database)
        }
    }

    private mutating func place(of target: String, in database: Database, numbers: inout StoreWriter.Numbers) throws -> Place {
        if let place = places[target] { return place }
        let known = check(target)
        let name = target.hasPrefix("target/") ? String(target.dropFirst(7)) : target
        let (check, rule) =
            known
            ?? (Check(object: ObjectID(.target, name), spec: CheckSpec(name: "import", question: .http(url: "import"), count: 1)), .any)
        let object = check.id.object
        let subject = try CheckTable.subject(object, rule: rule, in: database)
        let number = try CheckTable.register(check, subject: subject, in: database)
        numbers.subjects[object] = subject
        numbers.checks[check.id] = number
        if judges[object] == nil {
            // All checks of the object, with what is known of them: its state may hang on others than the imported one.
            let stored = try CheckTable.all(in: database).filter { $0.subject == subject }
            judges[object] = Judge(checks: stored.map(\.check), rules: [object: rule], records: stored.compactMap(\.record))
        }
        for other in try CheckTable.all(in: database) where other.subject == subject { numbers.checks[other.check.id] = other.number }
        let place = Place(check: check, number: number, subject: subject, rule: rule)
        places[target] = place
        return place
    }
}

extension ResultRow {
    /// The burst of one try that a row stands for.
    func result(of check: Check.ID) -> CheckResult {
        CheckResult(
            check: check, at: at, sent: 1, received: isSuccess ? 1 : 0, times: time.map { [$0] } ?? [],
            failure: isSuccess ? nil : ProbeFailure(.timeout, detail: "imported: no success"))
    }
}
