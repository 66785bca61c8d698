package import NetInventory

/// A time in which netmon could not judge, or not all of it, and why.
package struct WitnessSpell: Hashable, Sendable {
    package var reason: WitnessReason
    /// One line for people, the same from the beginning of the spell to its end: `eth0 has no carrier`.
    package var detail: String
    /// The last moment at which all was known to be well.
    package var from: Timestamp
    /// The first moment at which all was known to be well again; nil while it lasts.
    package var to: Timestamp?

    package init(reason: WitnessReason, detail: String, from: Timestamp, to: Timestamp? = nil) {
        self.reason = reason
        self.detail = detail
        self.from = from
        self.to = to
    }
}
