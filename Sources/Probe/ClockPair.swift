import Glibc
import NetInventory

/// Both clocks of the kernel at one moment, in nanoseconds.
struct ClockPair: Equatable, Sendable {
    /// CLOCK_MONOTONIC: only ever goes forward, counts from an unknown start.
    var monotonic: Int64
    /// CLOCK_REALTIME: since 1970; what receive stamps are in; jumps when somebody sets it.
    var real: Int64

    static func now() -> ClockPair {
        ClockPair(monotonic: read(CLOCK_MONOTONIC), real: read(CLOCK_REALTIME))
    }

    static func monotonicNow() -> Int64 { read(CLOCK_MONOTONIC) }

    var timestamp: Timestamp { Timestamp(milliseconds: real / 1_000_000) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        // Cannot fail: the clock exists and the pointer is a local variable's.
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

extension Milliseconds {
    var nanoseconds: Int64 { count.multipliedReportingOverflow(by: 1_000_000).partialValue }
}
