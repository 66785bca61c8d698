import Control
import Monitor
import ServiceLifecycle

/// Signs of life to the service manager: while the monitoring's loop turns, and not longer.
struct NotifyService: Service, CustomStringConvertible {
    let notifier: ServiceNotifier
    let desk: ServiceDesk

    /// The loop turns once a second where it can; a machine that swaps may be slower.
    private static let allowance = Duration.seconds(5)
    private static let statusInterval = Duration.seconds(30)

    /// ServiceLifecycle asks for it; by default it would print the whole inventory.
    var description: String { "service notification" }

    func run() async throws {
        await withGracefulShutdownHandler {
            try? await cancelWhenGracefulShutdown { try await watch() }
        } onGracefulShutdown: {
            notifier.stopping()
        }
    }

    private func watch() async throws {
        let interval = notifier.watchdogInterval ?? Self.statusInterval
        let clock = ContinuousClock()
        var turns: Int?
        var lastTurn = clock.now
        while true {
            let counters = desk.monitor?.counters
            // Between two plans there is no loop, and what is done then has an end.
            if counters == nil || counters?.turns != turns { lastTurn = clock.now }
            turns = counters?.turns
            if clock.now - lastTurn <= max(interval, Self.allowance) { notifier.watchdog() }
            if let counters {
                notifier.status("\(counters.committed) results written since the plan began, \(counters.waiting) waiting for the disk")
            }
            try await Task.sleep(for: interval)
        }
    }
}
