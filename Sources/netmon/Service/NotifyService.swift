import Control
import Monitor
import ServiceLifecycle

/// Signs of life to the service manager: while the monitoring's loop turns, and not longer.
struct NotifyService: Service, CustomStringConvertible {
    let notifier: ServiceNotifier
    let desk: ServiceDesk

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
        let begun = ContinuousClock.now
        var pulse = LoopPulse(allowance: max(interval, Self.allowance), now: .zero)
        while true {
            let counters = desk.monitor?.counters
            if pulse.beats(counters?.turns, at: ContinuousClock.now - begun) { notifier.watchdog() }
            if let counters {
                notifier.status("\(counters.committed) results written since the start, \(counters.waiting) waiting for the disk")
            }
            try await Task.sleep(for: interval)
        }
    }
}
