import Synchronization

/// Changes from outside to what the loop owns, one at a time, each between two commits.
final class RevisionDesk: Sendable {
    struct Order: Sendable {
        let work: @Sendable () async throws -> LedgerRevision
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var waiting: [Order] = []
        var done: (order: Order, result: Result<LedgerRevision, any Error>)?
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Returns when the loop has taken the revision over; throws what `work` throws, and `MonitorEnded` where there is no loop any more.
    func place(_ work: @escaping @Sendable () async throws -> LedgerRevision) async throws {
        try await withCheckedThrowingContinuation { continuation in
            let isClosed = state.withLock { state in
                if !state.isClosed { state.waiting.append(Order(work: work, continuation: continuation)) }
                return state.isClosed
            }
            if isClosed { continuation.resume(throwing: MonitorEnded()) }
        }
    }

    /// The next order, to be performed while nothing is committed.
    func next() -> Order? {
        state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
    }

    func perform(_ order: Order) async {
        let result: Result<LedgerRevision, any Error>
        do {
            result = .success(try await order.work())
        } catch {
            result = .failure(error)
        }
        state.withLock { $0.done = (order, result) }
    }

    /// What has been performed and not been taken over yet.
    func takeDone() -> (order: Order, result: Result<LedgerRevision, any Error>)? {
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
