import Synchronization

/// Writes one batch at a time and remembers the first failure.
final class CommitDesk: Sendable {
    private struct State {
        var isBusy = false
        var committed = 0
        var failure: (any Error)?
    }

    private let state = Mutex(State())
    private let commit: @Sendable (JudgedBatch) async throws -> Void

    init(_ commit: @escaping @Sendable (JudgedBatch) async throws -> Void) {
        self.commit = commit
    }

    var isFree: Bool { state.withLock { !$0.isBusy } }
    var hasFailed: Bool { state.withLock { $0.failure != nil } }
    var failure: (any Error)? { state.withLock { $0.failure } }
    /// Results on the disk.
    var committed: Int { state.withLock { $0.committed } }

    /// Takes the desk at once, for a batch that is on its way to it, or for other work that no batch may overtake.
    func reserve() {
        state.withLock { $0.isBusy = true }
    }

    func release() {
        state.withLock { $0.isBusy = false }
    }

    func write(_ batch: JudgedBatch) async {
        state.withLock { $0.isBusy = true }
        do {
            try await commit(batch)
            state.withLock {
                $0.committed += batch.results.count
                $0.isBusy = false
            }
        } catch {
            state.withLock {
                $0.failure = error
                $0.isBusy = false
            }
        }
    }
}
