import ArgumentParser
import Report
import Store

/// `netmon store backup FILE`: a verified copy, while everybody goes on.
struct StoreBackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the store as it is at one moment, and verifies the copy; the service goes on.",
        discussion: """
            Example: netmon store backup /mnt/backup/netmon-2026-10-01.sqlite
            Whoever may read the store may copy it. A file that exists is never overwritten; the copy has its name only when it is sound.
            """
    )

    @Argument(help: "The file to write.")
    var file: String

    @OptionGroup var config: ConfigOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            let reader = try store.reader()
            try output.deliver(StoreBackupReport(try failing { try reader.backUp(to: file) }))
        }
    }
}
