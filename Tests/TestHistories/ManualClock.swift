import Monitor
package import NetInventory
import Synchronization

/// A clock that jumps to wherever its sleeper wants to be: time passes only by sleeping.
package final class ManualClock: MonitorClock {
    private let time: Mutex<Timestamp>

    package init(_ start: Int64 = 0) {
        time = Mutex(Timestamp(milliseconds: start))
    }

    package func now() -> Timestamp { time.withLock { $0 } }

    package func sleep(until moment: Timestamp) async throws {
        // Bursts that were started get their turn before time passes.
        for _ in 0..<20 { await Task.yield() }
        try Task.checkCancellation()
        time.withLock { $0 = max($0, moment) }
    }
}
