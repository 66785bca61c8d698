import NIOCore
package import NetInventory

/// Sleeps by the timer of the thread that answers TCP and HTTP: what runs there goes on without another thread being woken first.
package struct ProbeTimer: Sendable {
    private let eventLoop: any EventLoop

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// Throws where the task is cancelled.
    package func sleep(for time: Milliseconds) async throws {
        let timer = eventLoop.scheduleTask(in: .milliseconds(time.count)) {}
        try await withTaskCancellationHandler {
            try await timer.futureResult.get()
        } onCancel: {
            timer.cancel()
        }
    }
}
