import CLinuxNet
import Glibc
import Synchronization

/// Where orders wait for an engine's thread, and the bell that wakes it.
final class OrderMailbox<Order: Sendable, Counters: Sendable>: Sendable {
    private struct State {
        var orders: [Order] = []
        var isClosed = false
        var counters: Counters
    }

    private let state: Mutex<State>
    /// An event counter: readable while there is something to take.
    let bell: Int32

    /// - Parameter counters: what has moved before the engine began.
    init(counters: Counters) throws(SystemCallError) {
        state = Mutex(State(counters: counters))
        bell = cln_eventfd()
        guard bell >= 0 else { throw .last("eventfd") }
    }

    deinit {
        Glibc.close(bell)
    }

    /// Hands an order over; false once the mailbox is closed.
    func post(_ order: Order) -> Bool {
        let (accepted, wasEmpty) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.orders.append(order)
            return (true, state.orders.count == 1)
        }
        // Whoever finds it empty rings; the thread takes all that is there by then.
        if wasEmpty { ring() }
        return accepted
    }

    /// Takes what has arrived and silences the bell.
    ///
    /// - Returns: whether the mailbox is closed.
    func take(into orders: inout [Order]) -> Bool {
        // Silenced first: an order that comes in between rings again.
        var count: UInt64 = 0
        unsafe read(bell, &count, MemoryLayout<UInt64>.size)
        return state.withLock { state in
            orders.append(contentsOf: state.orders)
            state.orders.removeAll(keepingCapacity: true)
            return state.isClosed
        }
    }

    /// No further order; the thread ends what it has and then itself.
    func close() {
        state.withLock { $0.isClosed = true }
        ring()
    }

    var counters: Counters {
        get { state.withLock { $0.counters } }
        set { state.withLock { $0.counters = newValue } }
    }

    private func ring() {
        var one: UInt64 = 1
        // Fails only where the counter is full, and then the thread is awake anyway.
        unsafe write(bell, &one, MemoryLayout<UInt64>.size)
    }
}
