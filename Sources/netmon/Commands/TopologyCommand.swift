import ArgumentParser

/// `netmon topology …`: what the planners' files say.
struct TopologyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topology",
        abstract: "Checks and shows the topology files.",
        subcommands: [TopologyCheckCommand.self, TopologyShowCommand.self, TopologyListCommand.self]
    )
}
