import ArgumentParser
import Control

/// `netmon incidents close N`: nothing is left to do.
struct IncidentsCloseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Says that nothing is left to do about an incident.",
        discussion: "Example: netmon incidents close 12 --text '光缆已修复'"
    )

    @OptionGroup var entry: IncidentEntryOptions

    @Option(help: "What came of it.")
    var text: String?

    @Flag(help: "Closes an incident that still lasts; it stays in the list until it is over.")
    var force = false

    func run() async throws {
        try await reporting(entry.options.config.source) {
            try entry.enter(ControlIncidentEntry(.closed, number: entry.number, who: entry.who, text: text, force: force ? true : nil))
        }
    }
}
