internal import NetInventory

/// What the store says of a plan that it has put in force: how each object is judged by it, and where its judge goes on.
package struct PlanInForce: Hashable, Sendable {
    /// Each with the moment from which on it holds.
    package var rules: [ObjectRule]
    /// Of the checks of these rules.
    package var records: [CheckRecord]
    /// Objects whose past was judged anew on this occasion.
    package var revision: LedgerRevision

    package init(rules: [ObjectRule], records: [CheckRecord], revision: LedgerRevision = LedgerRevision()) {
        self.rules = rules
        self.records = records
        self.revision = revision
    }
}
