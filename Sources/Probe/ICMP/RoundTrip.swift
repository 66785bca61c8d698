/// From one echo to its answer, by the kernel's receive stamp where it can be trusted.
enum RoundTrip {
    /// Below this the two readings of the clocks tell nothing: the thread may have been interrupted between them.
    static let stepTolerance: Int64 = 1_000_000

    /// The time in nanoseconds; never negative.
    ///
    /// The stamp is in CLOCK_REALTIME, which may be set while the echo is under way: then the stamp's difference to
    /// the time of sending is a lie. CLOCK_MONOTONIC brackets the truth (the answer came before it was read), and a
    /// step shows as a change of the distance between both clocks. In both cases the bracket is taken: a little long,
    /// never wrong.
    ///
    /// - Parameters:
    ///   - stamp: when the kernel received the answer, in nanoseconds since 1970; nil where it set no stamp.
    ///   - readAt: when the answer was read.
    static func nanoseconds(sentAt: ClockPair, stamp: Int64?, readAt: ClockPair) -> Int64 {
        let bracket = max(0, readAt.monotonic - sentAt.monotonic)
        guard let stamp else { return bracket }
        let step = (readAt.real - readAt.monotonic) - (sentAt.real - sentAt.monotonic)
        let measured = stamp - sentAt.real
        guard abs(step) <= stepTolerance, (0...bracket).contains(measured) else { return bracket }
        return measured
    }
}
