import ArgumentParser
import Control

/// `netmon incidents ack N`: somebody looks after it.
struct IncidentsAckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack",
        abstract: "Says that you look after an incident.",
        discussion: "Example: netmon incidents ack 12"
    )

    @OptionGroup var entry: IncidentEntryOptions

    func run() async throws {
        try await reporting(entry.options.config.source) {
            try entry.enter(ControlIncidentEntry(.acknowledged, number: entry.number, who: entry.who))
        }
    }
}
