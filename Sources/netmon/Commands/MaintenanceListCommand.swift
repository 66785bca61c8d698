import ArgumentParser
import NetInventory
import Report
import Store

/// `netmon maintenance list`.
struct MaintenanceListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Planned work that is to come or under way, of the topology too.",
        discussion: "Example: netmon maintenance list --all"
    )

    @Flag(help: "Also what is over and what was cancelled.")
    var all = false

    @OptionGroup var options: MaintenanceOptions

    func run() async throws {
        try await reporting(options.config.source) {
            let reader = try options.store.reader()
            let sources = try options.sources(reader)
            let declared = try failing { try reader.declaredMaintenance() }
            try options.output.deliver(
                table: MaintenanceReport(declared, inventory: sources.newest.inventory, now: sources.now, withAll: all))
        }
    }
}
