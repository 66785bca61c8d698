import Foundation
import GRDB
package import Monitor
package import NetInventory
import Synchronization

/// The one writer of a store: what it has committed is on the disk.
///
/// WAL with synchronous FULL; a lock file beside the store keeps a second writer out, while readers come and go.
package final class StoreWriter: Sendable {
    package let path: String
    let queue: DatabaseQueue
    private let lock: StoreLock
    /// The numbers of objects and checks that this writer has met.
    private let numbers = Mutex(Numbers())
    /// When the oldest of the results began that were committed since a revision was drafted; nil: there were none.
    let oldestCommitted = Mutex<Timestamp?>(nil)

    struct Numbers {
        var subjects: [ObjectID: Int64] = [:]
        var checks: [Check.ID: Int64] = [:]
    }

    /// What opening it has changed, where an older netmon wrote it.
    package let upgrade: StoreUpgrade?

    /// Opens a store, or begins one where there is none; one of an older netmon is copied and then brought up to date.
    package convenience init(path: String) throws(StoreError) {
        try self.init(path: path, schema: .current, space: StoreUpgrade.space)
    }

    /// `space`: the bytes that a folder's disk has left, nil where nobody knows.
    init(path: String, schema: StoreSchema, space: (String) -> Int?) throws(StoreError) {
        self.path = path
        lock = try StoreLock(besides: path)
        if let damage = WriteAheadLog.damage(of: path) { throw .damaged(path: path, reason: damage) }
        do {
            var configuration = Configuration()
            configuration.journalMode = .wal
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA foreign_keys = ON")
            }
            // What is not ours is looked at read-only, so that it stays as it was.
            var version = 0
            if FileManager.default.fileExists(atPath: path) {
                version = try StoreReader.version(of: path, schema: schema)
            } else {
                try StoreFiles.create(path)
            }
            queue = try DatabaseQueue(path: path, configuration: configuration)
            // Only now: GRDB sets NORMAL when it turns the log on, which leaves the last commits to a power cut.
            try queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try queue.inDatabase { try StoreFiles.keepLog($0) }
            upgrade = try StoreUpgrade.prepare(queue, path: path, from: version, to: schema.version, space: space)
            try schema.migrate(queue, from: version)
        } catch {
            throw StoreError(error, path: path)
        }
        // What an import that was cut short has left.
        try judgeUnjudged()
        // What was open when netmon was killed: nobody knows more of it than the last result.
        try write { database, _ in
            guard try database.tableExists("witness") else { return }
            try WitnessTable.closeOpen(at: ResultTable.bounds(in: database)?.last, in: database)
        }
    }

    /// Makes a plan's objects and checks known, with the limits that they are judged by from `now` on.
    ///
    /// An object whose rule is another one than the last time is judged by it from now on; what was before stays as it was judged.
    /// Returns how the plan is in force, for a judge that goes on by it.
    @discardableResult
    package func register(_ plan: CheckPlan, at now: Timestamp) throws(StoreError) -> PlanInForce {
        try write { database, numbers in
            var inForce = PlanInForce(rules: [], records: [])
            for rule in plan.rules(since: now) {
                let subject = try CheckTable.subject(rule.object, in: database)
                numbers.subjects[rule.object] = subject
                inForce.rules.append(try Self.put(rule, subject: subject, in: database))
                inForce.records += try CheckTable.records(subject: subject, in: database)
                for check in rule.checks {
                    numbers.checks[check.id] = try CheckTable.check(check.id.name, subject: subject, in: database)
                }
            }
            return inForce
        }
    }

    /// Puts a rule in force, where it is another one than the present; returns the one that is in force then.
    private static func put(_ rule: ObjectRule, subject: Int64, in database: Database) throws -> ObjectRule {
        let present = try RuleTable.present(subject: subject, in: database).first
        var rule = rule
        var records: [CheckRecord]
        if let present {
            guard !present.judgesLike(rule) else {
                if present.checks != rule.checks {
                    try RuleTable.replaceChecks(of: present, by: rule.checks, subject: subject, in: database)
                }
                rule.since = present.since
                return rule
            }
            var judge = ObjectJudge(present, records: try CheckTable.records(subject: subject, in: database))
            // A clock that was set back must not put a rule before results that another one has judged.
            let earliest = max(judge.lastHeard ?? present.since, present.since) + Milliseconds(1)
            rule.since = max(rule.since, earliest)
            let wasFlapping = judge.isFlapping
            for change in judge.adopt(rule) { try LedgerTable.apply(change, subject: subject, in: database) }
            if let flag = judge.flagChange(from: wasFlapping, at: rule.since) {
                try FlagTable.note(flag, subject: subject, in: database)
            }
            records = judge.records
            try CheckTable.dropRecords(subject: subject, in: database)
        } else {
            records = ObjectJudge(rule, records: []).records
        }
        for (record, check) in zip(records, try RuleTable.add(rule, subject: subject, in: database)) {
            try CheckTable.keep(record, check: check, in: database)
        }
        return rule
    }

    /// Puts a batch on the disk in one transaction; its checks must have been registered. Returns what may be announced then.
    @discardableResult
    package func commit(_ batch: JudgedBatch) throws(StoreError) -> [StateChange] {
        let changes = try write { database, numbers in
            var results = try ResultTable.Inserter(database)
            for result in batch.results {
                guard let check = numbers.checks[result.check] else {
                    throw StoreError.failed(path: self.path, reason: "the check \(result.check) was never registered")
                }
                _ = try results.insert(result, check: check)
            }
            var changes: [StateChange] = []
            for change in batch.changes {
                guard let subject = numbers.subjects[change.object] else {
                    throw StoreError.failed(path: self.path, reason: "the object \(change.object) was never registered")
                }
                changes += try LedgerTable.apply(change, subject: subject, in: database)
            }
            for flag in batch.flags {
                guard let subject = numbers.subjects[flag.object] else {
                    throw StoreError.failed(path: self.path, reason: "the object \(flag.object) was never registered")
                }
                try FlagTable.note(flag, subject: subject, in: database)
            }
            for spell in batch.spells { try WitnessTable.keep(spell, in: database) }
            for record in batch.records.values {
                guard let check = numbers.checks[record.check] else { continue }
                try CheckTable.keep(record, check: check, in: database)
            }
            return changes
        }
        if let oldest = batch.results.map(\.at).min() {
            oldestCommitted.withLock { $0 = $0.map { min($0, oldest) } ?? oldest }
        }
        return changes
    }

    /// What the judge needs to go on where it stopped.
    package func checkRecords() throws(StoreError) -> [CheckRecord] {
        try write { database, _ in try CheckTable.records(in: database) }
    }

    /// Moves the write-ahead log into the store and gives the lock back.
    package func close() throws(StoreError) {
        do {
            try queue.close()
        } catch {
            throw StoreError(error, path: path)
        }
        lock.release()
    }

    /// One transaction.
    func write<Value>(_ body: (Database, inout Numbers) throws -> Value) throws(StoreError) -> Value {
        do {
            return try queue.write { database in
                // Numbers met in a transaction that fails are forgotten with it.
                var met = numbers.withLock { $0 }
                let value = try body(database, &met)
                numbers.withLock { $0 = met }
                return value
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
