package import NetInventory

/// What a change from outside, such as an import, makes of some objects' past: the records that the judge goes on from.
///
/// Their ledgers are on the disk already, with every result that was committed before.
package struct LedgerRevision: Hashable, Sendable {
    package var records: [CheckRecord]

    package init(records: [CheckRecord] = []) {
        self.records = records
    }

    package var objects: Set<ObjectID> { Set(records.map(\.check.object)) }
}
