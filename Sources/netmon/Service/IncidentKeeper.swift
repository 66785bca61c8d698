import Causes
import Logging
import Monitor
import NetInventory
import ServiceLifecycle
import Store
import Synchronization

/// Judges the incidents of the running service, keeps them in the store and tells of them once they are there.
///
/// It follows what was committed, a little behind, so that a failure that is still being confirmed is not judged by half its evidence.
/// Everything that it knows follows from the store: it begins anew whenever the plan or the past changes.
final class IncidentKeeper: Service, CustomStringConvertible {
    private struct Heard {
        var changes: [LedgerChange] = []
        /// Whether the plan or the past has changed since.
        var isOutdated = true
    }

    private let writer: StoreWriter
    private let desk: ServiceDesk
    private let clock: any MonitorClock
    private let logger: Logger
    private let heard = Mutex(Heard())

    init(writer: StoreWriter, desk: ServiceDesk, clock: any MonitorClock, logger: Logger) {
        self.writer = writer
        self.desk = desk
        self.clock = clock
        self.logger = logger
    }

    /// ServiceLifecycle asks for it.
    var description: String { "incidents" }

    /// A batch that is on the disk.
    func take(_ changes: [LedgerChange]) {
        guard !changes.isEmpty else { return }
        heard.withLock { $0.changes += changes }
    }

    /// The plan has changed, or the past: what follows is read from the store.
    func renew() {
        heard.withLock { $0 = Heard() }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            var judging = IncidentJudging(writer: writer)
            var announcer = IncidentAnnouncer(logger: logger)
            var trouble: String?
            while !Task.isCancelled {
                let now = clock.now()
                // What is heard before the store is read is on the disk, hence read too.
                let (changes, isOutdated) = heard.withLock { heard in
                    defer { heard = Heard(isOutdated: false) }
                    return (heard.changes, heard.isOutdated)
                }
                do throws(StoreError) {
                    if isOutdated {
                        try judging.begin(desk.topology, at: now)
                    } else {
                        try judging.take(changes, desk.topology, at: now)
                    }
                    announcer.tell(try judging.judge(at: now), zone: desk.topology.inventory.network.zone)
                    trouble = nil
                } catch {
                    // What was not kept is judged and kept at the next turn. A disk that is full is told of elsewhere, once.
                    judging.forget()
                    heard.withLock { $0.isOutdated = true }
                    if trouble != "\(error)", !desk.isStopping { logger.warning("the incidents wait: \(error)") }
                    trouble = "\(error)"
                }
                try? await clock.sleep(until: clock.now() + Milliseconds(trouble == nil ? 1000 : 10_000))
            }
        }
    }
}
