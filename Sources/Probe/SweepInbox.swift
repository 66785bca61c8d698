import Synchronization

/// Where the results of a sweep wait until they are taken, many at a time.
final class SweepInbox: Sendable {
    private let results: Mutex<[SweepArrival]>

    /// - Parameter capacity: how many may wait; growing would copy them all.
    init(capacity: Int) {
        var empty: [SweepArrival] = []
        empty.reserveCapacity(capacity)
        results = Mutex(empty)
    }

    func put(_ place: Int, _ result: consuming ProbeResult) {
        // Handed on, not copied: a closure would copy what it only looks at.
        var arrival: SweepArrival? = SweepArrival(place: place, result: result)
        results.withLock { results in
            if let arrival = arrival.take() { results.append(arrival) }
        }
    }

    /// Takes all that is there; `taken` is emptied first and its memory used again.
    func take(into taken: inout [SweepArrival]) {
        taken.removeAll(keepingCapacity: true)
        results.withLock { swap(&$0, &taken) }
    }
}
