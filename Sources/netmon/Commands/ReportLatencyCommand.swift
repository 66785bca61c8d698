import ArgumentParser
import Monitor
import Report
import Store

/// `netmon report latency`: how long the answers took.
struct ReportLatencyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "latency",
        abstract: "Loss and round-trip times: median, p90, p95, p99.",
        discussion: "Example: netmon report latency --period 2026-10-01 --group township"
    )

    @OptionGroup var options: ReportOptions

    func run() async throws {
        try await reporting(options.config.source) {
            let material = try options.material()
            var builder = LatencyReport.Builder()
            try failing {
                try material.reader.results(in: material.period.span) { result in
                    builder.add(object: result.check.object, sent: result.sent, received: result.received, times: result.times)
                }
            }
            try options.output.deliver(
                table: LatencyReport(
                    by: options.by, category: options.group, inventory: material.inventory, period: material.period, results: builder,
                    method: material.method))
        }
    }
}
