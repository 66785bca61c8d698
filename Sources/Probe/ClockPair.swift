import Glibc
import NetInventory

/// Both clocks of the kernel at one moment, in nanoseconds.
struct ClockPair: Equatable, Sendable {
    /// CLOCK_MONOTONIC: only ever goes forward, counts from an unknown start.
    var monotonic: Int64
    /// CLOCK_REALTIME: since 1970; what the kernel's stamps are in; jumps when somebody sets it.
    var real: Int64
    /// How far apart in time both readings may be: the thread can be interrupted between them.
    var uncertainty: Int64 = 0

    /// Reads both, as close to each other as a few tries allow.
    static func now() -> ClockPair {
        var best = read()
        // A preempted reading would look like a step of the wall clock.
        for _ in 0..<3 where best.uncertainty > 2_000 {
            let again = read()
            if again.uncertainty < best.uncertainty { best = again }
        }
        return best
    }

    static func monotonicNow() -> Int64 { read(CLOCK_MONOTONIC) }

    var timestamp: Timestamp { Timestamp(milliseconds: real / 1_000_000) }

    /// What the wall clock is ahead of the steady one; changes only where the wall clock is set.
    var lead: Int64 { real - monotonic }

    private static func read() -> ClockPair {
        let before = read(CLOCK_MONOTONIC)
        let real = read(CLOCK_REALTIME)
        let width = read(CLOCK_MONOTONIC) - before
        return ClockPair(monotonic: before + width / 2, real: real, uncertainty: width)
    }

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
