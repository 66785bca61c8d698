import GRDB
package import Monitor
import NetInventory

/// The ledgers that stored results give, judged anew in order of time: by the live service's judge, and by the rule of each time.
struct LedgerRebuild: Sendable {
    var ledgers: [ObjectID: [LedgerEntry]] = [:]
    var flags: [ObjectID: [FlagSpell]] = [:]
    var judge = Judge([])
    /// The rules that are not in force yet, the next one of an object last.
    private var coming: [ObjectID: [ObjectRule]] = [:]

    /// Results that were visited.
    private(set) var count = 0
    /// The checks whose results count.
    private var checks: [Int64: Check.ID] = [:]

    /// Of some objects, or of all.
    init(of objects: Set<ObjectID>? = nil, in database: Database) throws {
        try self.init(beginning: objects, in: database)
        try add(nil, in: database)
        finish()
    }

    /// Before any result; `add` and `finish` do the rest.
    init(
        beginning objects: Set<ObjectID>?, changing: (ObjectRule) -> ObjectRule = { $0 }, in database: Database
    ) throws {
        var rules: [ObjectRule] = []
        for rule in try RuleTable.history(in: database) where objects?.contains(rule.object) ?? true {
            let rule = changing(rule)
            // Two rules that a change has made alike are one.
            if let last = rules.last, last.object == rule.object, last.judgesLike(rule) { continue }
            rules.append(rule)
        }
        for rule in rules.reversed() { coming[rule.object, default: []].append(rule) }
        for object in Array(coming.keys) { begin(object) }
        checks = try CheckTable.names(in: database).filter { objects?.contains($0.value.object) ?? true }
    }

    /// The results of a span, or all; spans must follow one another.
    mutating func add(_ span: TimeSpan?, in database: Database, isCancelled: () -> Bool = { false }) throws {
        try ResultTable.visit(in: span, checks: checks, in: database) { result in
            count += 1
            if count % 4096 == 0, isCancelled() { throw CancellationError() }
            take(result)
        }
    }

    /// Puts the rules in force that began after the last result.
    mutating func finish() {
        for object in Array(coming.keys) { while coming[object] != nil { begin(object) } }
    }

    private mutating func take(_ result: CheckResult) {
        while !coming.isEmpty, let next = coming[result.check.object]?.last, next.since <= result.at { begin(next.object) }
        guard let judgement = judge.take(result) else { return }
        if let change = judgement.change { ledgers[change.object, default: []].replaceTail(change) }
        if let flag = judgement.flag { flags[flag.object, default: []].note(flag) }
    }

    /// Puts the next rule of an object in force.
    private mutating func begin(_ object: ObjectID) {
        guard let rule = coming[object]?.popLast() else { return }
        if coming[object]?.isEmpty == true { coming[object] = nil }
        let wasFlapping = judge.isFlapping(object)
        for change in judge.adopt(rule) { ledgers[object, default: []].replaceTail(change) }
        if wasFlapping, !judge.isFlapping(object) {
            flags[object, default: []].note(FlagChange(object: object, flag: .flapping, at: rule.since, isSet: false))
        }
    }
}

extension StoreWriter {
    /// Rebuilds the ledgers of the objects whose results came out of order of time; returns what a judge of them goes on from.
    @discardableResult
    package func judgeUnjudged() throws(StoreError) -> LedgerRevision {
        try write { database, _ in
            let objects = try CheckTable.unjudged(in: database)
            guard !objects.isEmpty else { return LedgerRevision() }
            let rebuilt = try LedgerRebuild(of: objects, in: database)
            try Self.keep(rebuilt, of: objects, in: database)
            return LedgerRevision(records: objects.flatMap { rebuilt.judge.records(of: $0) })
        }
    }

    /// Puts ledgers that were judged anew in the place of the old ones.
    static func keep(_ rebuilt: LedgerRebuild, of objects: Set<ObjectID>, in database: Database) throws {
        // The incidents of the past follow from these ledgers too.
        try IncidentCheckpointTable.keep(nil, in: database)
        for object in objects {
            let subject = try CheckTable.subject(object, in: database)
            let ledger = LedgerChange(object: object, from: ObjectRule.always, entries: rebuilt.ledgers[object] ?? [])
            try LedgerTable.apply(ledger, subject: subject, in: database)
            try FlagTable.replace(rebuilt.flags[object] ?? [], subject: subject, in: database)
            try CheckTable.dropRecords(subject: subject, in: database)
            for record in rebuilt.judge.records(of: object) {
                try CheckTable.keep(record, check: CheckTable.check(record.check.name, subject: subject, in: database), in: database)
            }
            try CheckTable.setUnjudged(false, subject: subject, in: database)
        }
    }
}
