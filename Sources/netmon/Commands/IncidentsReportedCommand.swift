import ArgumentParser
import Control
import NetInventory
import Report

/// `netmon incidents reported N --ticket T --at TIME`: the fault was reported to the carrier.
struct IncidentsReportedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reported",
        abstract: "Says that an incident was reported to the carrier, under which ticket and when.",
        discussion: """
            Example: netmon incidents reported 12 --ticket T20261001-17 --at 09:40
            A second report takes the place of the first, which stays in the record.
            """
    )

    @OptionGroup var entry: IncidentEntryOptions

    @Option(help: "The number that the carrier gave the report.")
    var ticket: String?

    @Option(
        help: ArgumentHelp(
            "When it was reported: 09:40, 2026-10-01 09:40, 10m (ago), or RFC 3339 (default: now).", valueName: "TIME"))
    var at: String?

    @Option(help: "What was said.")
    var text: String?

    func run() async throws {
        try await reporting(entry.options.config.source) {
            let reported = try at.map { text throws(CommandFailure) in
                let now = SystemClock().now()
                let reader = try entry.options.store.reader()
                let zone = try ReportSources(entry.options.topology, reader: reader, now: now).newest.inventory.network.zone
                return try zone.require(text, now: now)
            }
            try entry.enter(
                ControlIncidentEntry(
                    .reported, number: entry.number, who: entry.who, text: text, ticket: ticket, reportedAt: reported?.milliseconds))
        }
    }
}

extension CivilZone {
    /// The moment that a text means; otherwise a failure that says how to write one.
    func require(_ text: String, now: Timestamp) throws(CommandFailure) -> Timestamp {
        guard let moment = moment(reading: text, now: now) else {
            throw CommandFailure(
                "'\(text)' is not a time; write 09:40, 2026-10-01 09:40, 2026-10-01, 8h (ago) or 2026-10-01T09:40:00+08:00")
        }
        return moment
    }
}
