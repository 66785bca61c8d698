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
    @OptionGroup var layers: LayerOptions

    func run() async throws {
        try await reporting(options.config.source) {
            let material = try options.material()
            let untilNow = TimeSpan(from: material.period.span.from, to: material.period.now)
            let ledger = try failing { try material.reader.ledger(in: untilNow, now: material.period.now) }
            let known = try material.history(ledger, in: untilNow)
            let only = try layers.only(in: material)
            let order: OutagesReport.Order =
                options.by == .carrier ? .carrier : options.by == .responsibility ? .responsibility : .time
            let question = OutagesReport.Question(
                by: only?.kind ?? options.by.kind, order: order, only: only?.id, category: options.group, maintenance: layers.maintenance,
                isRaw: layers.raw)
            try options.output.deliver(
                table: OutagesReport(
                    question, history: known.history, period: material.period, incidents: known.incidents, method: material.method))
        }
    }
}
