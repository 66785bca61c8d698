import GRDB
import Monitor
import NetInventory

extension StoreReader {
    /// What is wrong with a store, a sentence each; nothing where all is well.
    ///
    /// SQLite's own check, the shape of every ledger, and whether ledgers and records are those that the stored results give.
    /// In a backup that was taken during an import results may wait for their judge, which comes when it is used: no fault of the copy
    /// (`isCopy`).
    package func verify(isCopy: Bool = false) throws(StoreError) -> [String] {
        if let damage = WriteAheadLog.damage(of: path) { return [damage] }
        return try read { database in
            var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                .map { "SQLite: \($0)" }
            problems += try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map {
                "a row of \(try $0.sound(0) as String) points to a row of \(try $0.sound(2) as String) that is missing"
            }
            // Torn pages may read as anything: what lies above them is not worth asking.
            guard problems.isEmpty else { return problems }
            problems += try Self.ledgerProblems(isCopy: isCopy, in: database)
            problems += try LatencyTable.problems(in: database)
            if try database.tableExists("topology") { problems += try TopologyTable.problems(in: database) }
            if try database.tableExists("incident") { problems += try IncidentVerification.problems(in: database) }
            if try database.tableExists("maintenance") { problems += try MaintenanceTable.problems(in: database) }
            return problems
        }
    }

    /// Where a ledger is not the one that the rules of its time make of the stored results.
    private static func ledgerProblems(isCopy: Bool, in database: Database) throws -> [String] {
        var problems: [String] = []
        let unjudged = try CheckTable.unjudged(in: database)
        let records = try CheckTable.records(in: database)
        var rebuilt = try LedgerRebuild(in: database)
        for record in records where rebuilt.judge.record(of: record.check).map({ !record.remembers($0) }) ?? true {
            if unjudged.contains(record.check.object) { continue }
            problems.append("what the judge remembers of \(record.check) is not what its results give")
        }
        // Both are taken to the end of time: what was noted of it by then is not a difference.
        let end = Timestamp(milliseconds: .max / 4)
        var judge = Judge(try RuleTable.present(in: database), records: records)
        let lapses = Dictionary(judge.advance(to: end).map { ($0.object, $0) }) { first, _ in first }
        for change in rebuilt.judge.advance(to: end) { rebuilt.ledgers[change.object, default: []].replaceTail(change) }
        for subject in try CheckTable.subjects(in: database) {
            let object = subject.object
            if unjudged.contains(object) {
                if !isCopy {
                    problems.append(
                        "the results of \(object) are not judged yet: an import is under way, or was cut short: repeat it, or run netmon once"
                    )
                }
                continue
            }
            var stored = try LedgerTable.entries(of: subject.number, in: database)
            for (entry, next) in zip(stored, stored.dropFirst()) where entry.state == next.state {
                problems.append("the ledger of \(object) says \(next.state.name) twice in a row, at \(text(next.at))")
            }
            if let lapse = lapses[object] { stored.replaceTail(lapse) }
            if let moment = firstDifference(stored, rebuilt.ledgers[object] ?? []) {
                problems.append("the ledger of \(object) is not the one that its results give, from \(text(moment)) on")
            }
        }
        return problems
    }

    private static func firstDifference(_ left: [LedgerEntry], _ right: [LedgerEntry]) -> Timestamp? {
        for place in 0..<max(left.count, right.count) {
            let pair = [left.dropFirst(place).first, right.dropFirst(place).first]
            if pair[0] != pair[1] { return pair.compactMap { $0?.at }.min() }
        }
        return nil
    }

    private static func text(_ moment: Timestamp) -> String {
        CivilZone("UTC")?.rfc3339(moment) ?? "\(moment.milliseconds) ms"
    }
}

extension CheckRecord {
    /// Whether a judge would go on from both in the same way.
    fileprivate func remembers(_ other: CheckRecord) -> Bool {
        func counts(_ machine: VerdictMachine) -> [Int] { [machine.good, machine.bad, machine.notGood, machine.notBad].map(\.count) }
        return timeline.lastResult == other.timeline.lastResult && timeline.lastHeard == other.timeline.lastHeard
            && timeline.machine.verdict == other.timeline.machine.verdict
            && counts(timeline.machine) == counts(other.timeline.machine)
    }
}
