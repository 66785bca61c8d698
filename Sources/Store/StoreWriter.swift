import Foundation
import GRDB
package import Monitor
import NetInventory
import Synchronization

/// The one writer of a store: what it has committed is on the disk.
///
/// WAL with synchronous FULL; a lock file beside the store keeps a second writer out, while readers come and go.
package final class StoreWriter: Sendable {
    package let path: String
    private let queue: DatabaseQueue
    private let lock: StoreLock
    /// The numbers of objects and checks that this writer has met.
    private let numbers = Mutex(Numbers())

    struct Numbers {
        var subjects: [ObjectID: Int64] = [:]
        var checks: [Check.ID: Int64] = [:]
    }

    /// Opens a store, or begins one where there is none.
    package init(path: String) throws(StoreError) {
        self.path = path
        lock = try StoreLock(besides: path)
        do {
            var configuration = Configuration()
            configuration.journalMode = .wal
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
            }
            // What is not ours is looked at read-only, so that it stays as it was.
            if FileManager.default.fileExists(atPath: path) { try StoreReader.refuseForeign(path) }
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try StoreSchema.migrator.migrate(queue)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Makes a plan's objects and checks known, with the limits that they are judged by from now on.
    package func register(_ plan: CheckPlan) throws(StoreError) {
        try write { database, numbers in
            for check in plan.checks {
                let object = check.id.object
                let subject = try CheckTable.subject(object, rule: plan.rules[object] ?? .all, in: database)
                numbers.subjects[object] = subject
                numbers.checks[check.id] = try CheckTable.register(check, subject: subject, in: database)
            }
        }
    }

    /// Puts a batch on the disk in one transaction; its checks must have been registered.
    package func commit(_ batch: JudgedBatch) throws(StoreError) {
        try write { database, numbers in
            for result in batch.results {
                guard let check = numbers.checks[result.check] else {
                    throw StoreError.failed(path: self.path, reason: "the check \(result.check) was never registered")
                }
                _ = try ResultTable.insert(result, check: check, in: database)
            }
            for change in batch.changes {
                guard let subject = numbers.subjects[change.object] else {
                    throw StoreError.failed(path: self.path, reason: "the object \(change.object) was never registered")
                }
                try LedgerTable.apply(change, subject: subject, in: database)
            }
            for record in batch.records.values {
                guard let check = numbers.checks[record.check] else { continue }
                try CheckTable.keep(record, check: check, in: database)
            }
        }
    }

    /// What the judge needs to go on where it stopped.
    package func checkRecords() throws(StoreError) -> [CheckRecord] {
        try write { database, _ in try CheckTable.all(in: database).compactMap(\.record) }
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
