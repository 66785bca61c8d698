import ArgumentParser
import Probe

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
    /// Those that speak with the network, start no other program, and need no right but to send echoes and to read their files.
    private static let confined: [any ParsableCommand.Type] = [ProbeCommand.self, RunCommand.self]

    static func main() async {
        // Before the parser, for it moves to another thread, and rights are a thread's. The verb is always the first word.
        if let verb = CommandLine.arguments.dropFirst().first, confined.contains(where: { $0.configuration.commandName == verb }) {
            confine()
        }
        await main(nil)
    }

    /// Goes on with all rights where the kernel does not let them be given up: to watch the network matters more.
    private static func confine() {
        do throws(SystemCallError) {
            try ProcessRights.confine()
        } catch {
            Console.complain("netmon: rights that are not needed could not be given up (\(error))")
        }
    }
}
