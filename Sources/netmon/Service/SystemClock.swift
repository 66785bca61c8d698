import Glibc
import Monitor
import NetInventory

/// The machine's clock.
///
/// It sleeps by the monotonic clock, so that a stepped wall clock neither ends a sleep early nor prolongs it.
struct SystemClock: MonitorClock {
    func now() -> Timestamp {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    func sleep(until moment: Timestamp) async throws {
        let left = moment - now()
        guard left > .zero else { return }
        try await Task.sleep(for: .milliseconds(left.count))
    }
}
