import ArgumentParser
import Control

/// `netmon incidents note N TEXT`: writes something down.
struct IncidentsNoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Writes something down about an incident.",
        discussion: "Example: netmon incidents note 12 '电力公司说 10 点恢复'"
    )

    @OptionGroup var entry: IncidentEntryOptions

    @Argument(help: ArgumentHelp("What to write down.", valueName: "TEXT"))
    var text: String

    func run() async throws {
        try await reporting(entry.options.config.source) {
            try entry.enter(ControlIncidentEntry(.note, number: entry.number, who: entry.who, text: text))
        }
    }
}
