import NIOCore

/// Runs small tasks on the thread that answers TCP and HTTP, so that a thousand short ones wake one thread and not a pool of them.
///
/// What blocks, such as a commit, does not belong on it.
final class ProbeExecutor: TaskExecutor {
    private let eventLoop: any EventLoop

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute { [self] in unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
