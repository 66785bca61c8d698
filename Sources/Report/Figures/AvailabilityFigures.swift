package import NetInventory

/// The figures that a report prints about one object, a group or all together: one computation for the three.
///
/// Everything comes from sums of whole milliseconds. Where no time was judged, all but the coverage is unknown.
package struct AvailabilityFigures: Hashable, Sendable {
    package let durations: StateDurations
    /// (up + degraded) / judged
    package let availability: ExactRatio?
    /// up / judged
    package let good: ExactRatio?
    /// judged / due
    package let coverage: ExactRatio?
    /// The availability if all unmonitored time had been down, and if it had been up.
    package let lowest: ExactRatio?
    package let highest: ExactRatio?
    package let outages: Int?
    package let unreachableSpells: Int?
    /// Mean time to repair and between failures, in milliseconds; unknown without an outage.
    package let mttr: ExactRatio?
    package let mtbf: ExactRatio?
    package let longestOutage: Milliseconds?

    package init(_ tally: AvailabilityTally) {
        let durations = tally.durations
        let judged = durations.judged.count
        let bounded = judged + durations.unmonitored.count
        let isJudged = judged > 0
        self.durations = durations
        availability = ExactRatio(durations.available.count, of: judged)
        good = ExactRatio(durations.up.count, of: judged)
        coverage = ExactRatio(judged, of: durations.due.count)
        lowest = ExactRatio(durations.available.count, of: bounded)
        highest = ExactRatio(durations.available.count + durations.unmonitored.count, of: bounded)
        outages = isJudged ? tally.outages : nil
        unreachableSpells = isJudged ? tally.unreachableSpells : nil
        mttr = ExactRatio(durations.down.count, of: Int64(tally.outages))
        mtbf = ExactRatio(durations.available.count, of: Int64(tally.outages))
        longestOutage = isJudged ? tally.longestOutage : nil
    }

    /// Digits after the point of a share: enough that a single lost second shows, and six at least.
    package var shareDigits: Int { max(6, String(durations.due.count / 1000).count) }
}
