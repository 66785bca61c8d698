import Synchronization

/// So many times, and then no more.
final class Left: Sendable {
    private let count: Mutex<Int>

    init(_ count: Int) {
        self.count = Mutex(count)
    }

    func take() -> Bool {
        count.withLock {
            $0 -= 1
            return $0 >= 0
        }
    }
}
