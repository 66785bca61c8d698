import ArgumentParser

/// `netmon incidents`: what failed, and what was done about it.
struct IncidentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incidents",
        abstract: "The incidents and their handling.",
        discussion: """
            Example: netmon incidents
            An incident is one set of failures that began together, with the causes that the evidence cannot tell apart. \
            Its number is for ever. What is entered goes through the running service, or straight into the store where none runs.
            """,
        subcommands: [
            IncidentsListCommand.self, IncidentsShowCommand.self, IncidentsAckCommand.self, IncidentsNoteCommand.self,
            IncidentsReportedCommand.self, IncidentsCloseCommand.self,
        ],
        defaultSubcommand: IncidentsListCommand.self
    )
}
