import GRDB
import Monitor
import NetInventory

extension StoreReader {
    /// What is wrong with a store, a sentence each; nothing where all is well.
    ///
    /// SQLite's own check, the shape of every ledger, and whether each ledger is the one that the stored results give.
    package func verify() throws(StoreError) -> [String] {
        try read { database in
            var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                .map { "SQLite: \($0)" }
            problems += try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map {
                "a row of \($0[0] as String) points to a row of \($0[2] as String) that is missing"
            }
            // Torn pages may read as anything: what lies above them is not worth asking.
            guard problems.isEmpty else { return problems }
            let subjects = try CheckTable.subjects(in: database)
            let rebuilt = try LedgerRebuild.rebuild(of: nil, in: database)
            for subject in subjects {
                let stored = try LedgerTable.entries(of: subject.number, in: database)
                for (entry, next) in zip(stored, stored.dropFirst()) where entry.state == next.state {
                    problems.append("the ledger of \(subject.object) says \(next.state.name) twice in a row, at \(next.at.milliseconds)")
                }
                problems += Self.difference(stored, rebuilt.ledgers[subject.object] ?? [], object: subject.object)
            }
            return problems
        }
    }

    /// The first place where a ledger and its results disagree. Time after the last result is not a disagreement: the service
    /// notes it when it passes, a rebuild only when the next result shows it.
    private static func difference(_ stored: [LedgerEntry], _ rebuilt: [LedgerEntry], object: ObjectID) -> [String] {
        var stored = stored
        if stored.count == rebuilt.count + 1, stored.last?.state == .unmonitored { stored.removeLast() }
        guard stored != rebuilt else { return [] }
        let place = zip(stored, rebuilt).first { $0 != $1 }
        let moment =
            place.map { min($0.0.at, $0.1.at) } ?? stored.dropFirst(rebuilt.count).first?.at ?? rebuilt.dropFirst(stored.count).first?.at
        return ["the ledger of \(object) is not the one that its results give, from \(moment?.milliseconds ?? 0) on"]
    }
}
