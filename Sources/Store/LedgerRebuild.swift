import GRDB
import Monitor
import NetInventory

/// The ledgers that stored results give, judged anew in order of time by the rules of the live service.
struct LedgerRebuild {
    var ledgers: [ObjectID: [LedgerEntry]] = [:]
    var records: [CheckRecord] = []

    /// Of some objects, or of all.
    static func rebuild(of objects: Set<ObjectID>?, in database: Database) throws -> LedgerRebuild {
        let stored = try CheckTable.all(in: database).filter { objects?.contains($0.check.id.object) ?? true }
        let rules = Dictionary(uniqueKeysWithValues: try CheckTable.subjects(in: database).map { ($0.object, $0.rule) })
        var judge = Judge(checks: stored.map(\.check), rules: rules)
        var rebuild = LedgerRebuild()
        let names = Dictionary(uniqueKeysWithValues: stored.map { ($0.number, $0.check.id) })
        try ResultTable.visit(in: nil, checks: names, in: database) { result in
            if let change = judge.take(result) { rebuild.ledgers[change.object, default: []].replaceTail(change) }
        }
        rebuild.records = stored.compactMap { judge.record(of: $0.check.id) }
        return rebuild
    }
}
