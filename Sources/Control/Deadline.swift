import Glibc

/// A moment on the monotonic clock, after which nothing more is waited for.
struct Deadline {
    let seconds: Int
    private let end: Int64

    init(seconds: Int) {
        self.seconds = seconds
        end = Self.now + Int64(seconds) * 1000
    }

    /// As poll(2) wants it.
    var millisecondsLeft: Int32 { Int32(clamping: max(0, end - Self.now)) }

    private static var now: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
