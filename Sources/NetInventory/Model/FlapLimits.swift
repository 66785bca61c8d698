/// The share of changes among a check's last results that sets the flag *flapping*, and the one that takes it off (0…1).
package struct FlapLimits: Hashable, Sendable {
    package var on: Double
    package var off: Double

    package init(on: Double, off: Double) {
        self.on = on
        self.off = off
    }

    /// As Nagios has it: 30 and 20 %.
    package static let usual = FlapLimits(on: 0.3, off: 0.2)
}
