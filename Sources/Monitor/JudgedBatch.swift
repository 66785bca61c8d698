package import NetInventory

/// What is committed in one transaction: results, the ledger changes that follow from them, and the judge's records after them.
package struct JudgedBatch: Sendable {
    package private(set) var results: [CheckResult] = []
    /// In the order in which they were judged.
    package private(set) var changes: [LedgerChange] = []
    package private(set) var flags: [FlagChange] = []
    /// What netmon learned about itself; a spell comes again when it ends.
    package private(set) var spells: [WitnessSpell] = []
    package private(set) var records: [Check.ID: CheckRecord] = [:]

    /// - Parameter capacity: how many results it is likely to take.
    package init(capacity: Int = 0) {
        results.reserveCapacity(capacity)
        records.reserveCapacity(capacity)
    }

    package var isEmpty: Bool { results.isEmpty && changes.isEmpty && spells.isEmpty }

    package mutating func add(_ result: CheckResult, _ judgement: Judgement) {
        results.append(result)
        if let change = judgement.change { changes.append(change) }
        if let flag = judgement.flag { flags.append(flag) }
        records[result.check] = judgement.record
    }

    package mutating func add(_ spells: [WitnessSpell]) {
        self.spells += spells
    }

    package mutating func add(_ changes: [LedgerChange], records: [CheckRecord] = []) {
        self.changes += changes
        for record in records { self.records[record.check] = record }
    }

    /// Takes out all that was judged about some objects, and returns their results, to be judged anew.
    package mutating func withdraw(_ objects: Set<ObjectID>) -> [CheckResult] {
        let withdrawn = results.filter { objects.contains($0.check.object) }
        results.removeAll { objects.contains($0.check.object) }
        changes.removeAll { objects.contains($0.object) }
        flags.removeAll { objects.contains($0.object) }
        records = records.filter { !objects.contains($0.key.object) }
        return withdrawn
    }
}
