import Monitor
import Synchronization

/// Where the rest of the process meets the monitoring that runs: what it does now, and what it shall do next.
final class ServiceDesk: Sendable {
    /// A topology that shall be put in force, and who waits for that.
    struct Order: Sendable {
        let topology: TopologyInForce
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var topology: TopologyInForce
        var monitor: MonitorService?
        var waitingForMonitor: [CheckedContinuation<MonitorService, any Error>] = []
        var order: Order?
        var waitingForOrder: CheckedContinuation<Order?, Never>?
        var isStopping = false
    }

    private let state: Mutex<State>

    init(_ topology: TopologyInForce) {
        state = Mutex(State(topology: topology))
    }

    var topology: TopologyInForce { state.withLock { $0.topology } }
    /// Nil before the first plan and after the last.
    var monitor: MonitorService? { state.withLock { $0.monitor } }
    var isStopping: Bool { state.withLock { $0.isStopping } }

    // MARK: What others ask for

    /// Has a topology put in force; returns when it is, throws where it cannot be: the old one stays then.
    func put(_ topology: TopologyInForce) async throws {
        try await withCheckedThrowingContinuation { continuation in
            let order = Order(topology: topology, continuation: continuation)
            let (waiter, isRefused) = state.withLock { state -> (CheckedContinuation<Order?, Never>?, Bool) in
                guard !state.isStopping, state.order == nil else { return (nil, true) }
                guard let waiter = state.waitingForOrder else {
                    state.order = order
                    return (nil, false)
                }
                state.waitingForOrder = nil
                return (waiter, false)
            }
            if isRefused { continuation.resume(throwing: MonitorEnded()) }
            waiter?.resume(returning: order)
        }
    }

    /// `MonitorService.revise`, once the monitoring runs.
    func revise(_ work: @escaping @Sendable () async throws -> LedgerRevision) async throws {
        try await current().revise(work)
    }

    private func current() async throws -> MonitorService {
        try await withCheckedThrowingContinuation { continuation in
            let answer: Result<MonitorService, any Error>? = state.withLock { state in
                if state.isStopping { return .failure(MonitorEnded()) }
                if let monitor = state.monitor { return .success(monitor) }
                state.waitingForMonitor.append(continuation)
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    // MARK: What the monitoring says

    /// Waits for a topology to be put in force; nil when cancelled.
    func nextOrder() async -> Order? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (answer, isAnswered) = state.withLock { state -> (Order?, Bool) in
                    if Task.isCancelled { return (nil, true) }
                    if let order = state.order {
                        state.order = nil
                        return (order, true)
                    }
                    state.waitingForOrder = continuation
                    return (nil, false)
                }
                if isAnswered { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.waitingForOrder = nil }
                return state.waitingForOrder
            }
            waiter?.resume(returning: nil)
        }
    }

    func began(_ monitor: MonitorService) {
        let waiting = state.withLock { state in
            state.monitor = monitor
            defer { state.waitingForMonitor = [] }
            return state.waitingForMonitor
        }
        for continuation in waiting { continuation.resume(returning: monitor) }
    }

    /// Another topology is in force.
    func took(_ topology: TopologyInForce) {
        state.withLock { $0.topology = topology }
    }

    func ended() {
        state.withLock { $0.monitor = nil }
    }

    /// Nothing follows any more.
    func stop() {
        let (waiting, order) = state.withLock { state in
            state.isStopping = true
            state.monitor = nil
            defer {
                state.waitingForMonitor = []
                state.order = nil
            }
            return (state.waitingForMonitor, state.order)
        }
        for continuation in waiting { continuation.resume(throwing: MonitorEnded()) }
        order?.continuation.resume(throwing: MonitorEnded())
    }
}
