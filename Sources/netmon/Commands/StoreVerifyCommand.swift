import ArgumentParser
import Report
import Store

/// `netmon store verify`: whether the store is sound.
struct StoreVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Whether the store is sound, and every ledger the one that the stored results give.",
        discussion: "Example: netmon store verify --store netmon.sqlite\nExit status 1 where something is wrong."
    )

    @OptionGroup var config: ConfigOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let problems = try await reporting(config.source) {
            let reader = try store.reader()
            let problems = try failing { try reader.verify() }
            try output.deliver(StoreVerifyReport(path: reader.path, problems: problems))
            return problems
        }
        if !problems.isEmpty { throw ExitStatus.found }
    }
}
