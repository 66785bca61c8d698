import ArgumentParser
import Configuration
import NetInventory
import Report

/// `netmon config check`: every problem of `netmon.yaml` and of the files that it names.
struct ConfigCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Names every problem in netmon.yaml and in the files it names: file:line:col, code, sentence, hint.",
        discussion: """
            Example: netmon config check --config /etc/netmon/netmon.yaml
            Secrets are looked at (owner, mode, whether they can be used) and never shown. Exit status 1 where there is an error.
            """
    )

    @OptionGroup var config: ConfigOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await reporting(.nothing) {
            let loaded = try failing { try ConfigurationFile.load(named: config.file) }
            let found = loaded.map { $0.problems + ($0.configuration?.tlsMaterial().problems ?? []) } ?? []
            let report = ConfigurationCheckReport(file: loaded?.file, problems: found)
            try output.deliver(report)
            return report
        }
        if report.hasErrors { throw ExitStatus.found }
    }
}
