import Dispatch
import Foundation
import Synchronization

/// Between threads that may wait and tasks, whose pool's threads must not.
final class BlockingCall: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let failure = Mutex<(any Error)?>(nil)

    /// Waits for something asynchronous; to be called on a thread of one's own.
    static func wait(for body: @escaping @Sendable () async throws -> Void) throws {
        let call = BlockingCall()
        Task.detached {
            do { try await body() } catch { call.failure.withLock { $0 = error } }
            call.done.signal()
        }
        call.done.wait()
        if let failure = call.failure.withLock({ $0 }) { throw failure }
    }

    /// Runs what may wait on a thread of its own.
    static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread { continuation.resume(returning: body()) }.start()
        }
    }
}
