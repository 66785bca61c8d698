package import NetInventory
package import Probe

/// A result and the check that it answers: what travels from the probers to the judge and the store.
package struct CheckResult: Hashable, Sendable {
    package var check: Check.ID
    /// When the burst began; a check has one result a millisecond at most.
    package var at: Timestamp
    package var sent: Int
    package var received: Int
    /// Times of the answered tries, in nanoseconds.
    package var times: [Int64]
    package var failure: ProbeFailure?
    /// Why netmon was not fit to judge when it got this, where it was not good; nil otherwise.
    package var unfit: WitnessReason?

    package init(
        check: Check.ID, at: Timestamp, sent: Int, received: Int, times: [Int64], failure: ProbeFailure? = nil,
        unfit: WitnessReason? = nil
    ) {
        self.check = check
        self.at = at
        self.sent = sent
        self.received = received
        self.times = times
        self.failure = failure
        self.unfit = unfit
    }

    package init(check: Check.ID, result: ProbeResult) {
        self.init(
            check: check, at: result.startedAt, sent: result.sent, received: result.received, times: result.times, failure: result.failure)
    }
}
