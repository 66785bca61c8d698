import ArgumentParser
import NetInventory
import Report
import Store

/// `netmon report outages`: every spell of down.
struct ReportOutagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outages",
        abstract: "Every outage: from when to when, and how long.",
        discussion: "Example: netmon report outages --period last-7d --format csv -o outages.csv"
    )

    @OptionGroup var options: ReportOptions

    func run() async throws {
        try await reporting(options.config.source) {
            let material = try options.material()
            let untilNow = TimeSpan(from: material.period.span.from, to: material.period.now)
            let ledger = try failing { try material.reader.ledger(in: untilNow, now: material.period.now) }
            try options.output.deliver(
                table: OutagesReport(
                    by: options.by, category: options.group, inventory: material.inventory, period: material.period, ledger: ledger,
                    method: material.method))
        }
    }
}
