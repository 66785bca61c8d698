package import NetInventory

/// What judging changed about one object: everything from `from` on is replaced by these entries.
///
/// `from` lies in the past where a state is dated back to the first bad or the first good result.
package struct LedgerChange: Hashable, Sendable {
    package var object: ObjectID
    package var from: Timestamp
    /// In order; the first is at `from` unless the state before already says the same.
    package var entries: [LedgerEntry]

    package init(object: ObjectID, from: Timestamp, entries: [LedgerEntry]) {
        self.object = object
        self.from = from
        self.entries = entries
    }
}
