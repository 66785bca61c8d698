import Foundation
import GRDB
import Glibc
package import Monitor
package import NetInventory

/// Reads a store while another process may be writing to it; never creates one, never changes one.
package final class StoreReader: Sendable {
    package let path: String
    let queue: DatabaseQueue

    package convenience init(path: String) throws(StoreError) {
        try self.init(path: path, schema: .current)
    }

    convenience init(path: String, schema: StoreSchema) throws(StoreError) {
        try self.init(path: path, opening: StoreFiles.pathForReading(path), schema: schema)
    }

    /// Opens a store so that nothing new lies beside it afterwards: one without a write-ahead log is read as a file that does not change.
    package convenience init(leavingNoTraceAt path: String) throws(StoreError) {
        try self.init(path: path, opening: StoreFiles.pathForLooking(path), schema: .current)
    }

    /// - Parameter name: what SQLite is given: the path, or a URI of it.
    private init(path: String, opening name: String, schema: StoreSchema) throws(StoreError) {
        self.path = path
        switch StoreFiles.presence(path) {
        case .there: break
        case .missing: throw .missing(path: path)
        case .denied: throw .denied(path: path)
        }
        if let lost = WriteAheadLog.left(by: path) { throw .damaged(path: path, reason: lost) }
        do {
            queue = try DatabaseQueue(path: name, configuration: Self.readOnly)
            try queue.read { database in
                let version = try schema.check(database, path: path)
                guard try database.tableExists("ledger") else {
                    throw WriteAheadLog.damage(of: path).map { .damaged(path: path, reason: $0) } ?? StoreError.notBegun(path: path)
                }
                // Its tables are not those that the questions here are put to.
                guard version == schema.version else { throw StoreError.older(path: path, version: version, known: schema.version) }
            }
        } catch {
            throw StoreError(reading: error, path: path)
        }
    }

    private static var readOnly: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return configuration
    }

    /// The version of a store, 0 of an empty file; throws where a file is another program's or a newer netmon's.
    static func version(of path: String, schema: StoreSchema) throws -> Int {
        // A power cut in the first moment of a store: nothing is in it, and the writer that takes that back may begin it again.
        guard !StoreFiles.isHalfBegun(path) else { return 0 }
        let queue = try DatabaseQueue(path: path, configuration: readOnly)
        let version = try queue.read { try schema.check($0, path: path) }
        try queue.close()
        return version
    }

    /// The states of every known object over a span: its entry in force at the beginning, if it has one, and all later ones.
    ///
    /// Where the last results no longer stand at `now`, the entries say so, by the rule that the service applies.
    package func ledger(in span: TimeSpan, now: Timestamp) throws(StoreError) -> [ObjectID: [LedgerEntry]] {
        try read { database in
            var ledger: [ObjectID: [LedgerEntry]] = [:]
            for subject in try CheckTable.subjects(in: database) {
                ledger[subject.object] = try LedgerTable.entries(of: subject.number, in: span, in: database)
            }
            var judge = Judge(try RuleTable.present(in: database), records: try CheckTable.records(in: database))
            for change in judge.advance(to: now) {
                ledger[change.object, default: []].replaceTail(change)
            }
            return ledger.mapValues { entries in entries.filter { $0.at < span.to } }
        }
    }

    /// Visits the results of a span in order of time.
    package func results(in span: TimeSpan, _ body: (CheckResult) throws -> Void) throws(StoreError) {
        try read { database in
            try ResultTable.visit(in: span, checks: try CheckTable.names(in: database), in: database, body)
        }
    }

    /// When the newest result began; nil where there is none.
    package func lastResultTime() throws(StoreError) -> Timestamp? {
        try read { try ResultTable.bounds(in: $0)?.last }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try queue.read(body)
        } catch {
            throw StoreError(reading: error, path: path)
        }
    }
}
