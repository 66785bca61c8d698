import Dispatch
import Synchronization

/// A thread that keeps the rights to open sockets with large buffers, when all others have given them up, for one job.
struct SocketOpener: ~Copyable, Sendable {
    private final class Desk: Sendable {
        let job = Mutex<(@Sendable () -> Void)?>(nil)
        let isThere = DispatchSemaphore(value: 0)
    }

    /// The one of this process, until somebody takes it.
    private static let waiting = Mutex<SocketOpener?>(nil)

    private let desk: Desk
    private let thread: OwnThread

    /// Starts the thread, with what the calling one may do of what opening takes.
    static func start() throws(SystemCallError) {
        var opener: SocketOpener? = try SocketOpener()
        waiting.withLock { $0 = opener.take() }
    }

    /// The one that waits; nil where there is none, or it was taken before.
    static func take() -> SocketOpener? {
        waiting.withLock { $0.take() }
    }

    private init() throws(SystemCallError) {
        let desk = Desk()
        self.desk = desk
        thread = try OwnThread {
            // Where that fails it is what it was, and soon over.
            try? Capabilities.limit(to: [.netRaw, .netAdmin])
            desk.isThere.wait()
            if let job = desk.job.withLock({ $0 }) { job() }
        }
    }

    /// Does the job there, and waits until it is done and the thread is over.
    consuming func run(_ job: @escaping @Sendable () -> Void) {
        desk.job.withLock { $0 = job }
        desk.isThere.signal()
        thread.join()
    }
}
