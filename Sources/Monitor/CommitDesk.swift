internal import NetInventory
import Synchronization

/// Writes one batch at a time; keeps one that was refused for now, to be tried again.
final class CommitDesk: Sendable {
    private struct State {
        var isBusy = false
        var committed = 0
        /// On its way to the disk, or waiting for another attempt.
        var batch: JudgedBatch?
        /// Attempts at it that were refused.
        var refused = 0
        var refusal: (any Error)?
        var failure: (any Error)?
    }

    private let state = Mutex(State())
    private let commit: @Sendable (JudgedBatch) async throws -> Void

    /// Between two commits, and at most between two attempts at one.
    private static let shortest = Milliseconds(1000)
    private static let longest = Milliseconds(30_000)

    init(_ commit: @escaping @Sendable (JudgedBatch) async throws -> Void) {
        self.commit = commit
    }

    var isFree: Bool { state.withLock { !$0.isBusy } }
    var isHolding: Bool { state.withLock { $0.batch != nil } }
    /// A failure that does not pass.
    var hasFailed: Bool { state.withLock { $0.failure != nil } }
    var failure: (any Error)? { state.withLock { $0.failure } }
    /// Why the last attempt was refused; nil once one was not.
    var refusal: (any Error)? { state.withLock { $0.refusal } }
    /// Results on the disk.
    var committed: Int { state.withLock { $0.committed } }
    /// Results handed in and not yet on the disk.
    var held: Int { state.withLock { $0.batch?.results.count ?? 0 } }

    /// How long to wait after an attempt: a second, doubled with every refusal.
    var pause: Milliseconds {
        state.withLock { min(Self.longest, Self.shortest * (1 << Int64(min($0.refused, 5)))) }
    }

    /// Hands a batch in; the one before must be on the disk.
    func put(_ batch: JudgedBatch) {
        state.withLock { $0.batch = batch }
    }

    /// The batch that is to be written now; until that has ended the desk is not free.
    func begin() -> JudgedBatch {
        state.withLock {
            $0.isBusy = true
            return $0.batch ?? JudgedBatch()
        }
    }

    /// Takes the desk at once, for a batch that is on its way to it, or for other work that no batch may overtake.
    func reserve() {
        state.withLock { $0.isBusy = true }
    }

    func release() {
        state.withLock { $0.isBusy = false }
    }

    func write(_ batch: JudgedBatch) async {
        do {
            try await commit(batch)
            state.withLock {
                $0.committed += batch.results.count
                $0.batch = nil
                $0.refused = 0
                $0.refusal = nil
                $0.isBusy = false
            }
        } catch {
            let mayPass = (error as? any PassingFailure)?.mayPass ?? false
            state.withLock {
                if mayPass { $0.refusal = error } else { $0.failure = error }
                $0.refused += 1
                $0.isBusy = false
            }
        }
    }
}
