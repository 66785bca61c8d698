import Monitor
import NetInventory
import Synchronization

/// A manual clock that stands still while something is written: a disk that is as fast as a real week leaves it time to be.
final class WeekClock: MonitorClock {
    private let time: Mutex<Timestamp>
    private let isWriting = Mutex(false)

    init(_ start: Timestamp) {
        time = Mutex(start)
    }

    func now() -> Timestamp { time.withLock { $0 } }

    func write(_ work: () throws -> Void) rethrows {
        isWriting.withLock { $0 = true }
        defer { isWriting.withLock { $0 = false } }
        try work()
    }

    func sleep(until moment: Timestamp) async throws {
        // Bursts and commits that were started get their turn before time passes.
        for _ in 0..<20 { await Task.yield() }
        while isWriting.withLock({ $0 }) { await Task.yield() }
        try Task.checkCancellation()
        time.withLock { $0 = max($0, moment) }
    }
}
