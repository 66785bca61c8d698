/// One echo of a burst.
struct EchoAttempt {
    enum State: UInt8 {
        /// Due, but not yet taken by the kernel.
        case queued
        case waiting
        case answered
        case failed
    }

    var state: State
    /// Right before it was handed to the kernel; while queued, when it fell due.
    var sentAt: ClockPair
    /// When the kernel gave it to the interface, where it said so.
    var sendStamp: KernelStamp?
    /// Once answered.
    var roundTrip: RoundTrip?
}
