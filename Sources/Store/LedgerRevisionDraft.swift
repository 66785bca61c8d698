import GRDB
package import Monitor
package import NetInventory
import Synchronization

/// Ledgers that an import beside the running service has outdated, judged anew up to a while ago.
package struct LedgerRevisionDraft: Sendable {
    fileprivate let objects: Set<ObjectID>
    fileprivate let rebuild: LedgerRebuild
    /// The results before this are in it.
    fileprivate let end: Timestamp
}

extension StoreWriter {
    /// Judges all results before `end` of the objects that are not judged; nil where there are none.
    ///
    /// The long part of the work: it reads beside the commits and holds nothing up. `end` lies so far back that live results of that
    /// time are on the disk; where that turns out to be wrong, `revise` begins anew.
    package func draftRevision(upTo end: Timestamp, isCancelled: () -> Bool) throws(StoreError) -> LedgerRevisionDraft? {
        oldestCommitted.withLock { $0 = nil }
        let reader = try StoreReader(path: path)
        return try reader.read { database in
            let objects = try CheckTable.unjudged(in: database)
            guard !objects.isEmpty else { return nil }
            var rebuild = try LedgerRebuild(beginning: objects, in: database)
            try rebuild.add(TimeSpan(from: .distantPast, to: end), in: database, isCancelled: isCancelled)
            return LedgerRevisionDraft(objects: objects, rebuild: rebuild, end: end)
        }
    }

    /// Finishes a draft and puts its ledgers in the place of the old ones, in one transaction; between two commits of the service.
    ///
    /// Returns the records that the service's judge has to go on from.
    package func revise(_ draft: LedgerRevisionDraft) throws(StoreError) -> LedgerRevision {
        let isDraftGood = oldestCommitted.withLock { $0 }.map { $0 >= draft.end } ?? true
        return try write { database, _ in
            let objects = try CheckTable.unjudged(in: database).intersection(draft.objects)
            guard !objects.isEmpty else { return LedgerRevision() }
            var rebuild = isDraftGood ? draft.rebuild : try LedgerRebuild(beginning: draft.objects, in: database)
            try rebuild.add(TimeSpan(from: isDraftGood ? draft.end : .distantPast, to: .distantFuture), in: database)
            rebuild.finish()
            try Self.keep(rebuild, of: objects, in: database)
            return LedgerRevision(records: objects.flatMap { rebuild.judge.records(of: $0) })
        }
    }
}

extension Timestamp {
    fileprivate static let distantPast = Timestamp(milliseconds: .min)
    fileprivate static let distantFuture = Timestamp(milliseconds: .max)
}
