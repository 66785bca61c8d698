import ArgumentParser

/// `netmon report KIND --period P`.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Availability, outages, latency or contracts of a period.",
        discussion: """
            Example: netmon report availability --period 2026-10 --format csv -o 2026-10.csv
            Periods: today, yesterday, last-7d, 2026-10-01, 2026-10, 2026-Q3, 2026-W40, 2026, 2026-10-01..2026-10-15 (the end day included).
            """,
        subcommands: [ReportAvailabilityCommand.self, ReportOutagesCommand.self, ReportLatencyCommand.self, ReportContractsCommand.self]
    )
}
