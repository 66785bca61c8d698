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

    @Option(help: "honour, ignore or exclude planned maintenance.")
    var maintenance: MaintenanceMode = .honour

    func run() async throws {
        try await reporting(options.config.source) {
            let material = try options.material()
            let ledger = try failing { try material.reader.ledger(in: material.period.span, now: material.period.now) }
            let flags = try failing { try material.reader.flags(in: material.period.span) }.words
            let question = AvailabilityReport.Question(by: options.by, category: options.group, hours: calendar, maintenance: maintenance)
            try options.output.deliver(
                table: AvailabilityReport(
                    question, topology: material.topology, period: material.period, ledger: ledger, flags: flags,
                    method: material.method))
        }
    }
}
