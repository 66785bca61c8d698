import Synchronization

/// Where the results of a sweep wait until they are taken, many at a time.
final class SweepInbox: Sendable {
    private let results: Mutex<[(place: Int, result: ProbeResult)]>

    /// - Parameter capacity: how many may wait; growing would copy them all.
    init(capacity: Int) {
        var empty: [(place: Int, result: ProbeResult)] = []
        empty.reserveCapacity(capacity)
        results = Mutex(empty)
    }

    func put(_ place: Int, _ result: consuming ProbeResult) {
        results.withLock { $0.append((place, result)) }
    }

    /// Takes all that is there; `taken` is emptied first and its memory used again.
    func take(into taken: inout [(place: Int, result: ProbeResult)]) {
        taken.removeAll(keepingCapacity: true)
        results.withLock { swap(&$0, &taken) }
    }
}
