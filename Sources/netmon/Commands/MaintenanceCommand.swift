import ArgumentParser

/// `netmon maintenance …`: planned work.
struct MaintenanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "maintenance",
        abstract: "Planned work: declared beforehand or afterwards, listed, cancelled.",
        discussion: """
            Example: netmon maintenance add agg-1 --from "2026-10-18 02:00" --to "2026-10-18 04:00" --why 割接
            Work that comes again, and work that is known long before, stands in the topology (maintenance:).
            """,
        subcommands: [MaintenanceAddCommand.self, MaintenanceListCommand.self, MaintenanceCancelCommand.self]
    )
}
