import ArgumentParser
import NetInventory
import Report

/// `netmon topology check`: every problem at once.
struct TopologyCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Names every problem in the topology: file:line:col, code, sentence, hint.",
        discussion: """
            Example: netmon topology check --topology ./topology --as-of 2026-10-01
            Exit status 1 where there is an error (with --strict: or a warning).
            """
    )

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Warnings count as errors.")
    var strict = false

    func run() async throws {
        let loaded = try await reporting(config.source) {
            let loaded = try topology.load(now: SystemClock().now())
            try output.deliver(TopologyCheckReport(loaded))
            return loaded
        }
        if !loaded.errors.isEmpty || (strict && !loaded.warnings.isEmpty) { throw ExitStatus.found }
    }
}
