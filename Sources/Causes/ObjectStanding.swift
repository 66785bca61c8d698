import Monitor
import NetInventory

/// What is known of a watched object at a moment of the sweep through the past.
struct ObjectStanding: Sendable {
    enum Sort: Hashable, Sendable {
        /// Not asked, or nothing that could be judged; never bad since it was last good.
        case unknown
        case good
        /// Down, or unmonitored since it was: not to know is no recovery.
        case bad
    }

    var sort = Sort.unknown
    var since = Timestamp(milliseconds: .min / 2)
    /// Before this it may not have failed: its last good answer. Nil: it never gave one.
    var lastGood: Timestamp?
    /// Since when it is unmonitored, of one that was bad before.
    var unseen: Timestamp?

    /// What an entry of the ledger makes of it; nil where it changes nothing here.
    func sort(after state: ObjectState) -> Sort? {
        let next: Sort =
            switch state {
            case .up, .degraded: .good
            case .down, .unreachable: .bad
            case .unmonitored, .maintenance: sort == .bad ? .bad : .unknown
            }
        return next == sort ? nil : next
    }
}
