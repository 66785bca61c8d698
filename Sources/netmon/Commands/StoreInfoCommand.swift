import ArgumentParser
import Report
import Store

/// `netmon store info`: how big the store is, and of what.
struct StoreInfoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "The size of the store: rows and bytes of each table, bytes a result.",
        discussion: "Example: netmon store info --store /var/lib/netmon/netmon.sqlite"
    )

    @OptionGroup var config: ConfigOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            let reader = try store.reader()
            try output.deliver(StoreInfoReport(try failing { try reader.info() }))
        }
    }
}
