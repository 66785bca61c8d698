package import NetInventory

/// From this moment an object is in this state, until its next entry.
///
/// The entries of one object are contiguous and alternate: two neighbours never have the same state.
package struct LedgerEntry: Hashable, Sendable {
    package var at: Timestamp
    package var state: ObjectState

    package init(at: Timestamp, state: ObjectState) {
        self.at = at
        self.state = state
    }
}
