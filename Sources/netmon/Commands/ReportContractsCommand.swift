import ArgumentParser
import NetInventory
import Report
import Store

/// `netmon report contracts`: the leased lines against what their contracts promise.
struct ReportContractsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contracts",
        abstract: "Measured availability, repair and reports of each leased line against its contract.",
        discussion: """
            Example: netmon report contracts --period 2026-Q3 --lang zh
            Outages count against the carrier where a correction assigns them (运营商) or nothing else explains them; those that the \
            evidence cannot tell apart are listed beside them, and are no proof.
            """
    )

    @Option(
        help: ArgumentHelp(
            "today, yesterday, last-7d, 2026-10-01, 2026-10, 2026-Q3, 2026-W40, 2026, 2026-10-01..2026-10-15", valueName: "P"))
    var period: String

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            let material = try ReportOptions.Material(of: period, timezone: nil, topology: topology, store: store, output: output)
            let known = try material.evidence()
            try output.deliver(
                table: ContractsReport(
                    history: known.history, period: material.period, incidents: known.incidents, method: material.method))
        }
    }
}
