/// The six exclusive states, highest precedence first; the raw value is what the ledger stores.
package enum ObjectState: Int, Sendable, CaseIterable {
    /// netmon did not run, could not judge, or has no check: in no denominator.
    case unmonitored = 0
    case maintenance = 1
    /// Bad, and another object's failure explains it.
    case unreachable = 2
    case down = 3
    /// Answered over the limits, or one of several ways lost.
    case degraded = 4
    case up = 5

    /// The name of the contract: `"down"`.
    package var name: String {
        switch self {
        case .unmonitored: "unmonitored"
        case .maintenance: "maintenance"
        case .unreachable: "unreachable"
        case .down: "down"
        case .degraded: "degraded"
        case .up: "up"
        }
    }
}
