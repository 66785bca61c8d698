package import NetInventory

/// Turns the outcomes of one check into its verdict: confirmed before it changes, and dated back to where it began.
///
/// `confirm` bad results in a row make it down, from the first of them; `confirm` results in a row that are not good make it
/// degraded; `recover` good ones bring it back. A run that does not reach its number changes nothing. Gaps do not end a run.
package struct VerdictMachine: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case good, poor, bad
        /// Not good, and netmon was not fit to judge: nothing is known from then on.
        case blind
    }

    package enum Verdict: Int, Hashable, Sendable { case up = 0, degraded, down }

    /// Results in a row of one sort, and when the first of them was.
    package struct Run: Hashable, Sendable {
        package var count = 0
        package var since = Timestamp(milliseconds: 0)

        package init(count: Int = 0, since: Timestamp = Timestamp(milliseconds: 0)) {
            self.count = count
            self.since = since
        }

        fileprivate mutating func note(_ belongs: Bool, at moment: Timestamp) {
            guard belongs else {
                count = 0
                return
            }
            if count == 0 { since = moment }
            count += 1
        }
    }

    package var verdict = Verdict.up
    package var good = Run()
    package var bad = Run()
    package var notGood = Run()
    package var notBad = Run()

    package init() {}

    /// Takes one outcome; returns the verdict that it confirms and since when that one holds, or nil where nothing changes.
    package mutating func take(
        _ outcome: Outcome, at moment: Timestamp, confirm: Int, recover: Int
    ) -> (verdict: Verdict, since: Timestamp)? {
        // What says nothing ends no run either.
        guard outcome != .blind else { return nil }
        good.note(outcome == .good, at: moment)
        bad.note(outcome == .bad, at: moment)
        notGood.note(outcome != .good, at: moment)
        notBad.note(outcome != .bad, at: moment)
        let next: (verdict: Verdict, since: Timestamp)?
        switch verdict {
        case .up:
            next = bad.count >= confirm ? (.down, bad.since) : notGood.count >= confirm ? (.degraded, notGood.since) : nil
        case .degraded:
            next = bad.count >= confirm ? (.down, bad.since) : good.count >= recover ? (.up, good.since) : nil
        case .down:
            next = good.count >= recover ? (.up, good.since) : notBad.count >= recover ? (.degraded, notBad.since) : nil
        }
        if let next { verdict = next.verdict }
        return next
    }
}

extension VerdictMachine {
    /// Whether the last result disagrees with the verdict, so that it is worth asking again sooner.
    package var isSuspect: Bool {
        switch verdict {
        case .up: notGood.count > 0
        case .degraded: bad.count > 0 || good.count > 0
        case .down: notBad.count > 0
        }
    }
}
