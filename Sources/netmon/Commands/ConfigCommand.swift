import ArgumentParser

/// `netmon config …`: the settings of this machine.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Checks netmon.yaml, the settings of this machine.",
        subcommands: [ConfigCheckCommand.self]
    )
}
