package import Monitor
package import NetInventory

/// How long an object, or several together, spent in each state.
package struct StateDurations: Hashable, Sendable {
    package var up = Milliseconds.zero
    package var degraded = Milliseconds.zero
    package var down = Milliseconds.zero
    package var unreachable = Milliseconds.zero
    package var maintenance = Milliseconds.zero
    package var unmonitored = Milliseconds.zero

    package init() {}

    package subscript(state: ObjectState) -> Milliseconds {
        get {
            switch state {
            case .up: up
            case .degraded: degraded
            case .down: down
            case .unreachable: unreachable
            case .maintenance: maintenance
            case .unmonitored: unmonitored
            }
        }
        set {
            switch state {
            case .up: up = newValue
            case .degraded: degraded = newValue
            case .down: down = newValue
            case .unreachable: unreachable = newValue
            case .maintenance: maintenance = newValue
            case .unmonitored: unmonitored = newValue
            }
        }
    }

    /// The time that counts as available.
    package var available: Milliseconds { up + degraded }
    /// The time for which there is a judgement: the denominator of every share.
    package var judged: Milliseconds { available + down + unreachable }
    /// All six: the time in which the object was due.
    package var due: Milliseconds { judged + maintenance + unmonitored }

    package static func += (left: inout StateDurations, right: StateDurations) {
        for state in ObjectState.allCases { left[state] += right[state] }
    }
}
