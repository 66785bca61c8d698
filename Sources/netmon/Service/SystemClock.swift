import Glibc
import Monitor
import NetInventory
import Probe

/// The machine's clock.
///
/// It sleeps by the monotonic clock, so that a stepped wall clock neither ends a sleep early nor prolongs it.
struct SystemClock: MonitorClock {
    /// Where sleeping is left to it; otherwise the tasks' own pool wakes the sleeper.
    var timer: ProbeTimer?

    func now() -> Timestamp {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    func steady() -> Milliseconds {
        var time = timespec()
        unsafe clock_gettime(CLOCK_BOOTTIME, &time)
        return Milliseconds(Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    func sleep(until moment: Timestamp) async throws {
        let left = moment - now()
        guard left > .zero else { return }
        guard let timer else { return try await Task.sleep(for: .milliseconds(left.count)) }
        try await timer.sleep(for: left)
    }
}
