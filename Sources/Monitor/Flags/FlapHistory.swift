package import NetInventory

/// How often a check's last results changed between good and not good, and whether it is flapping by that.
///
/// The share is that of changes among the last twenty counted results. It sets the flag where it reaches one limit and takes it off
/// where it falls to another, lower one, so that the flag itself does not flap (the hysteresis of Nagios, whose weights are left out).
/// A result counts three quarters of an interval after the last counted one at the earliest: a suspect check is asked again every few
/// seconds, and those results confirm a verdict, but would fill the window with a single failure. What netmon could not judge counts
/// for nothing.
package struct FlapHistory: Hashable, Sendable {
    package static let window = 20
    package static let mask: UInt32 = 1 << UInt32(window) - 1

    /// A bit for each counted result, the newest lowest: whether it differed from the one before it.
    package var changes: UInt32
    /// The last result that counted; nil before the first.
    package var last: Timestamp?
    package var wasGood: Bool
    package var isFlapping: Bool

    package init(changes: UInt32 = 0, last: Timestamp? = nil, wasGood: Bool = true, isFlapping: Bool = false) {
        self.changes = changes
        self.last = last
        self.wasGood = wasGood
        self.isFlapping = isFlapping
    }

    package mutating func take(_ outcome: VerdictMachine.Outcome, at moment: Timestamp, spec: CheckSpec) {
        guard let limits = spec.flap else { return }
        let isGood = outcome == .good
        if let last {
            guard moment - last >= Milliseconds(spec.every.count * 3 / 4) else { return }
            changes = (changes << 1 | (isGood == wasGood ? 0 : 1)) & Self.mask
        }
        last = moment
        wasGood = isGood
        let share = Double(changes.nonzeroBitCount) / Double(Self.window)
        isFlapping = isFlapping ? share > limits.off : share >= limits.on
    }
}
