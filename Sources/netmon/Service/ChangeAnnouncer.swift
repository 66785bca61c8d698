import Logging
import Monitor
import NetInventory

/// Tells in the log what became of the objects, a line each: `unit/jyj up → down since 2026-10-01T08:30:00+08:00`.
///
/// Only what is on the disk is told, so that nobody acts on a change that a power cut takes back.
struct ChangeAnnouncer: Sendable {
    let zone: CivilZone
    let logger: Logger

    /// More at a time are counted, for a core switch that fails is one event and not a hundred; with --verbose all of them are told.
    static let most = 20

    func tell(_ changes: [StateChange]) {
        let told = changes.prefix(Self.most)
        let rest = changes.dropFirst(Self.most)
        for change in told { logger.info("\(line(change))") }
        guard !rest.isEmpty else { return }
        for change in rest { logger.debug("\(line(change))") }
        logger.info("and \(rest.count) more changes of state at the same time; 'netmon status' shows them all")
    }

    private func line(_ change: StateChange) -> String {
        "\(change.object) \(change.from.name) → \(change.to.name) since \(zone.rfc3339(change.since))"
    }
}
