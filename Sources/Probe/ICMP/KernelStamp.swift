/// A moment that the kernel wrote down by the wall clock, placed on the steady clock as well.
///
/// The wall clock may be set at any time. Its stamp was taken between two readings of both clocks; where these agree on how far the one
/// is ahead of the other, nobody has set it and the stamp needs no other proof. Where they do not, the stamp belongs to the time before
/// the step or after it, and usually only one of the two places it between the readings.
struct KernelStamp: Equatable, Sendable {
    /// In nanoseconds since 1970, by the clock as it was then.
    let real: Int64
    /// In nanoseconds of the steady clock.
    let monotonic: Int64
    /// What the wall clock was ahead of the steady one then.
    let lead: Int64

    /// Nil where the stamp cannot have been taken between the readings, or could have been on either side of a step.
    ///
    /// - Parameters:
    ///   - earlier: both clocks at a moment that was certainly before it.
    ///   - later: both clocks at a moment that was certainly after it.
    init?(_ real: Int64, after earlier: ClockPair, before later: ClockPair) {
        let slack = KernelStamp.tolerance(earlier, later)
        func fits(_ lead: Int64) -> Bool {
            (earlier.monotonic - slack...max(earlier.monotonic, later.monotonic) + slack).contains(real - lead)
        }
        let isStepped = abs(later.lead - earlier.lead) > slack
        switch (isStepped && fits(earlier.lead), fits(later.lead)) {
        case (true, false): lead = earlier.lead
        case (false, true): lead = later.lead
        case (true, true), (false, false): return nil
        }
        self.real = real
        monotonic = real - lead
    }

    /// How far the readings of both clocks may differ though nobody has set one.
    static func tolerance(_ one: ClockPair, _ other: ClockPair) -> Int64 { one.uncertainty + other.uncertainty + 200 }

    /// From this stamp to another one, in nanoseconds.
    ///
    /// By the stamps alone where the wall clock was the same for both: then no reading in user space has a part in the time.
    func distance(to end: KernelStamp, tolerance: Int64) -> Int64 {
        abs(end.lead - lead) <= tolerance ? end.real - real : end.monotonic - monotonic
    }
}
