import ArgumentParser

/// The command line: one executable, verbs as subcommands.
@main
struct Netmon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "netmon",
        abstract: "Inventory and monitoring of a metropolitan e-government network (政务城域网).",
        discussion: """
            Describe the county once (netmon init DIR), check it (netmon topology check), let netmon ask every unit (netmon run), \
            and hand the office its report (netmon report availability --period 2026-10).
            See it all on a sample county, without a network: netmon demo
            """,
        version: Version.text,
        subcommands: [
            DemoCommand.self, InitCommand.self, TopologyCommand.self, ProbeCommand.self, RunCommand.self, ReloadCommand.self,
            StatusCommand.self, SummaryCommand.self, IncidentsCommand.self, ReportCommand.self, ExplainCommand.self,
            MaintenanceCommand.self, StoreCommand.self, ConfigCommand.self, DoctorCommand.self, DemoCountyCommand.self,
        ]
    )
}
