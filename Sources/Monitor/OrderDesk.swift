internal import NetInventory
import Synchronization

/// Changes from outside to what the loop owns, one at a time, each between two commits.
///
/// `Matter` is what an order is about, `Outcome` what its work gives the loop to go on from.
final class OrderDesk<Matter: Sendable, Outcome: Sendable>: Sendable {
    struct Order: Sendable {
        let matter: Matter
        /// Told the moment from which on its change holds.
        let work: @Sendable (Timestamp) async throws -> Outcome
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var waiting: [Order] = []
        var isPerforming = false
        var done: (order: Order, result: Result<Outcome, any Error>)?
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Returns when the loop has taken the outcome over; throws what `work` throws, and `MonitorEnded` where there is no loop any more.
    func place(_ matter: Matter, _ work: @escaping @Sendable (Timestamp) async throws -> Outcome) async throws {
        try await withCheckedThrowingContinuation { continuation in
            let isClosed = state.withLock { state in
                if !state.isClosed { state.waiting.append(Order(matter: matter, work: work, continuation: continuation)) }
                return state.isClosed
            }
            if isClosed { continuation.resume(throwing: MonitorEnded()) }
        }
    }

    /// Whether an order is being performed, or has been and was not taken over yet.
    var isBusy: Bool { state.withLock { $0.isPerforming || $0.done != nil } }

    /// The next order, to be performed while nothing is committed.
    func next() -> Order? {
        state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
    }

    /// Says that an order is performed from now on; `perform` follows.
    func begin() {
        state.withLock { $0.isPerforming = true }
    }

    func perform(_ order: Order, at moment: Timestamp) async {
        let result: Result<Outcome, any Error>
        do {
            result = .success(try await order.work(moment))
        } catch {
            result = .failure(error)
        }
        state.withLock {
            $0.done = (order, result)
            $0.isPerforming = false
        }
    }

    /// What has been performed and not been taken over yet.
    func takeDone() -> (order: Order, result: Result<Outcome, any Error>)? {
        state.withLock { state in
            defer { state.done = nil }
            return state.done
        }
    }

    /// Nothing can be written for now.
    func refuse(_ reason: any Error) {
        let left = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for order in left { order.continuation.resume(throwing: reason) }
    }

    /// Nothing is performed any more.
    func close() {
        let left = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for order in left { order.continuation.resume(throwing: MonitorEnded()) }
    }
}
