package import NetInventory

/// The time of one circuit under a contract, or of several together, by who may answer for its outages.
package struct ContractFigures: Hashable, Sendable {
    /// Up or degraded.
    package private(set) var available = Milliseconds.zero
    /// Outage time for which the carrier answers: a correction says so, or nothing but this circuit explains the failure.
    package private(set) var assigned = Milliseconds.zero
    /// Outage time that the circuit may account for, and something else as well.
    package private(set) var possible = Milliseconds.zero
    /// Outage time for which somebody else answers, as a correction says.
    package private(set) var others = Milliseconds.zero
    /// Time that says nothing about the circuit: not measured, hidden behind another failure or by another path.
    package private(set) var unjudged = Milliseconds.zero

    package var judged: Milliseconds { available + assigned + possible + others }

    /// If the carrier answers for every outage that it may answer for.
    package var lowest: ExactRatio? { ExactRatio((available + others).count, of: judged.count) }
    /// If it answers only for what is assigned to it.
    package var highest: ExactRatio? { ExactRatio((available + others + possible).count, of: judged.count) }

    init() {}

    /// The parts of some windows; all of them in order and apart.
    init(_ time: CircuitTime, in windows: [TimeSpan]) {
        func length(_ spans: [TimeSpan]) -> Milliseconds {
            windows.flatMap { spans.clipped(to: $0) }.map(\.length).reduce(.zero, +)
        }
        available = length(time.available)
        assigned = length(time.assigned)
        possible = length(time.possible)
        others = length(time.others)
        unjudged = windows.map(\.length).reduce(.zero, +) - judged
    }

    static func += (left: inout ContractFigures, right: ContractFigures) {
        left.available += right.available
        left.assigned += right.assigned
        left.possible += right.possible
        left.others += right.others
        left.unjudged += right.unjudged
    }

    /// Whether a promise was kept: nil where that hangs on outages that nobody has assigned, or on nothing at all.
    package func keeps(_ promise: ExactRatio?) -> Bool? {
        guard let promise, let lowest, let highest else { return nil }
        if lowest.isAtLeast(promise) { return true }
        return highest.isAtLeast(promise) ? nil : false
    }
}
