package import NetInventory

/// An object's state as the ledger tells it now, where it told another one before: what may be announced, once it is on the disk.
///
/// Dated back like the ledger itself. `from` is what stood before it, or what was taken back by it.
package struct StateChange: Hashable, Sendable {
    package var object: ObjectID
    package var from: ObjectState
    package var to: ObjectState
    package var since: Timestamp

    package init(object: ObjectID, from: ObjectState, to: ObjectState, since: Timestamp) {
        self.object = object
        self.from = from
        self.to = to
        self.since = since
    }
}
