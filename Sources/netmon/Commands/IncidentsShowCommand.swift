import ArgumentParser
import NetInventory
import Report
import Store

/// `netmon incidents show N`: all about one incident.
struct IncidentsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows an incident: its possible causes, whom it hit, what was done, and what to tell the carrier.",
        discussion: "Example: netmon incidents show 12"
    )

    @Argument(help: ArgumentHelp("The incident's number.", valueName: "N"))
    var number: Int64

    @Flag(help: "Has telephone numbers in JSON too.")
    var phones = false

    @OptionGroup var options: IncidentOptions

    func run() async throws {
        try await reporting(options.config.source) {
            let reader = try options.store.reader()
            guard let stored = try failing({ try reader.incident(number: number) }) else {
                throw CommandFailure("\(IncidentRefusal.unknown(number))")
            }
            try options.output.deliver(
                try options.report(stored, reader: reader, now: SystemClock().now().wholeSecond, withPhones: phones))
        }
    }
}
