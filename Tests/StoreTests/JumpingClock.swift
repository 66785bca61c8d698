import Monitor
import NetInventory
import Synchronization

/// A clock that jumps to wherever its sleeper wants to be: time passes only by sleeping.
final class JumpingClock: MonitorClock {
    private let time: Mutex<Timestamp>

    init(_ start: Int64) {
        time = Mutex(Timestamp(milliseconds: start))
    }

    func now() -> Timestamp { time.withLock { $0 } }

    func sleep(until moment: Timestamp) async throws {
        // Bursts that were started get their turn before time passes.
        for _ in 0..<20 { await Task.yield() }
        try Task.checkCancellation()
        time.withLock { $0 = max($0, moment) }
    }
}
