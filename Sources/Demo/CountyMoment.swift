package import NetInventory

/// When an order took effect: not before the one moment, and wholly by the other.
package struct CountyMoment: Hashable, Sendable {
    package var before: Timestamp
    package var after: Timestamp

    package init(before: Timestamp, after: Timestamp) {
        self.before = before
        self.after = after
    }
}
