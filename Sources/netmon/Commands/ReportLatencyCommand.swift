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
            guard options.by != .carrier, options.by != .responsibility else {
                throw CommandFailure("times are known of what is asked: --by \(options.by.rawValue) is for availability and outages")
            }
            let material = try options.material()
            var builder = LatencyReport.Builder(
                by: options.by.kind, category: options.group, topology: material.topology, period: material.period)
            try failing { try material.reader.latency(in: material.period.span, to: &builder) }
            try options.output.deliver(table: LatencyReport(builder, method: material.method))
        }
    }
}
