package import Monitor

extension ObjectState {
    /// The order of the contract and of every table: what is well first, what is not known last.
    package static let bestFirst: [ObjectState] = [.up, .degraded, .down, .unreachable, .maintenance, .unmonitored]

    var phrase: Phrase {
        switch self {
        case .unmonitored: .unmonitored
        case .maintenance: .maintenance
        case .unreachable: .unreachable
        case .down: .down
        case .degraded: .degraded
        case .up: .up
        }
    }

    /// Where a list of troubles puts it: 0 for the worst. Not the precedence by which states are judged.
    var severity: Int {
        switch self {
        case .down: 0
        case .unreachable: 1
        case .degraded: 2
        case .maintenance: 3
        case .unmonitored: 4
        case .up: 5
        }
    }
}
