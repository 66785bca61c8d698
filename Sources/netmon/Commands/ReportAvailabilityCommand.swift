import ArgumentParser
import Report
import Store

/// `netmon report availability`: how available everything was.
struct ReportAvailabilityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "availability",
        abstract: "How available each unit, site or application was, around the clock and in office hours.",
        discussion: "Example: netmon report availability --period 2026-10 --by site --lang zh"
    )

    @OptionGroup var options: ReportOptions

    @Option(help: "24x7, or office: the hours that the main columns count.")
    var calendar: CountedHours = .always

    @OptionGroup var layers: LayerOptions

    func run() async throws {
        try await reporting(options.config.source) {
            let material = try options.material()
            let ledger = try failing { try material.reader.ledger(in: material.period.span, now: material.period.now) }
            let flags = try failing { try material.reader.flags(in: material.period.span) }.words
            let history = try material.history(ledger, in: material.period.span).history
            let only = try layers.only(in: material)
            let question = AvailabilityReport.Question(
                by: only?.kind ?? options.by.kind, rows: options.by == .carrier ? .carriers : .objects, only: only?.id,
                category: options.group, hours: calendar, maintenance: layers.maintenance, isRaw: layers.raw)
            if options.by == .responsibility {
                try options.output.deliver(
                    table: ResponsibilityReport(question, history: history, period: material.period, method: material.method))
            } else {
                try options.output.deliver(
                    table: AvailabilityReport(
                        question, history: history, period: material.period, flags: flags, method: material.method))
            }
        }
    }
}
