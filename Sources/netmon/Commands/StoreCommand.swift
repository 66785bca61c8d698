import ArgumentParser

/// `netmon store …`: what netmon remembers.
struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Looks into the store, verifies it, copies it, imports into it.",
        subcommands: [
            StoreInfoCommand.self, StoreVerifyCommand.self, StoreImportCommand.self, StoreCompactCommand.self, StoreBackupCommand.self,
            StoreUpgradeCommand.self, StoreRejudgeCommand.self,
        ]
    )
}
