import Logging
import Monitor
import ServiceLifecycle
import Store
import Synchronization

/// Adds up the answer times of days that are over, so that reports need not read their results.
struct LatencySealing: Service, CustomStringConvertible {
    let writer: StoreWriter
    let clock: any MonitorClock
    let logger: Logger

    /// ServiceLifecycle asks for it; by default it would print the whole inventory.
    var description: String { "sums of answer times" }

    /// Between two looks: a day must have been quiet for so long.
    private static let pause = Duration.seconds(600)

    func run() async throws {
        let seen = Mutex(StoreWriter.OpenDays())
        let isStopping = Atomic(false)
        await withGracefulShutdownHandler {
            try? await cancelWhenGracefulShutdown {
                while true {
                    await BlockingCall.run { [self] in
                        seen.withLock { seal(since: &$0) { isStopping.load(ordering: .relaxed) } }
                    }
                    try await Task.sleep(for: Self.pause)
                }
            }
        } onGracefulShutdown: {
            isStopping.store(true, ordering: .relaxed)
        }
    }

    /// A store that takes nothing for now, or is being closed, is asked again later: open days are read from their results meanwhile.
    private func seal(since seen: inout StoreWriter.OpenDays, isCancelled: () -> Bool) {
        do {
            let days = try writer.sealQuietDays(before: clock.now(), since: &seen, isCancelled: isCancelled)
            if days > 0 { logger.debug("added up answer times", metadata: ["days": "\(days)"]) }
        } catch {
            logger.debug("answer times were not added up", metadata: ["reason": "\(error)"])
        }
    }
}
