import Glibc

/// A thread of one job's own, to be joined or detached on purpose.
struct OwnThread: ~Copyable, Sendable {
    private final class Job: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private let handle: pthread_t

    /// Starts the job; fails where the machine has no thread left.
    init(_ body: @escaping @Sendable () -> Void) throws(SystemCallError) {
        let job = unsafe Unmanaged.passRetained(Job(body))
        var handle = pthread_t()
        // Sound: the retained job is taken over exactly once, by the thread or, where there is none, below.
        let status = unsafe pthread_create(
            &handle, nil,
            { argument in
                if let argument = unsafe argument { unsafe Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, job.toOpaque()
        )
        guard status == 0 else {
            unsafe job.release()
            throw SystemCallError(call: "pthread_create", number: status)
        }
        self.handle = handle
    }

    /// Lets it end by itself, and nobody know.
    consuming func detach() {
        pthread_detach(handle)
    }

    /// Waits for the job's end; never call it on the thread itself.
    consuming func join() {
        pthread_join(handle, nil)
    }
}
