/// From one echo to its answer, by the kernel's stamps where they can be trusted.
struct RoundTrip: Equatable, Sendable {
    var nanoseconds: Int64
    /// Whether both ends are the kernel's own.
    var isKernel: Bool

    /// - Parameters:
    ///   - sentAt: both clocks right before the echo was handed to the kernel.
    ///   - sendStamp: when the kernel gave it to the interface; nil where it said nothing.
    ///   - stamp: when the kernel received the answer, in nanoseconds since 1970; nil where it set no stamp.
    ///   - readAt: when the answer was read: the time is never longer than until then, nor negative.
    init(sentAt: ClockPair, sendStamp: KernelStamp?, stamp: Int64?, readAt: ClockPair) {
        let bracket = max(0, readAt.monotonic - sentAt.monotonic)
        guard let arrival = stamp.flatMap({ KernelStamp($0, after: sentAt, before: readAt) }) else {
            self.init(nanoseconds: bracket, isKernel: false)
            return
        }
        let tolerance = KernelStamp.tolerance(sentAt, readAt)
        if let sendStamp {
            let measured = sendStamp.distance(to: arrival, tolerance: tolerance)
            if (0...bracket + tolerance).contains(measured) {
                self.init(nanoseconds: measured, isKernel: true)
                return
            }
        }
        self.init(nanoseconds: min(bracket, max(0, arrival.monotonic - sentAt.monotonic)), isKernel: false)
    }

    private init(nanoseconds: Int64, isKernel: Bool) {
        self.nanoseconds = nanoseconds
        self.isKernel = isKernel
    }
}
