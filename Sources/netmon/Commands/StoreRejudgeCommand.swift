import ArgumentParser
import Monitor
import NetInventory
import Report
import Store

/// `netmon store rejudge`: what other rules would make of stored results.
struct StoreRejudgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rejudge",
        abstract: "What changed rules would make of a period: outages and availability before and after, object by object.",
        discussion: """
            Example: netmon store rejudge --period 2026-10 --set confirm=5 --dry-run
            Judges the stored results anew by the limits of today's topology (or of --plan), and by those that are set. Of each object its
            own states are compared: before causes, planned work and corrections. Nothing is written.
            """
    )

    /// `confirm=5`.
    struct Setting: ExpressibleByArgument {
        enum Key: String, CaseIterable {
            case confirm, recover
            case upIf = "up_if"
        }

        var key: Key
        var value: Int

        init?(argument: String) {
            let parts = argument.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let key = Key(rawValue: String(parts[0])), let value = Int(parts[1]), (1...100).contains(value) else {
                return nil
            }
            (self.key, self.value) = (key, value)
        }
    }

    @Option(help: ArgumentHelp("As of the reports: yesterday, 2026-10, 2026-10-01..2026-10-15.", valueName: "P"))
    var period: String

    @Option(
        help: ArgumentHelp("A limit of all checks: confirm, recover or up_if, from 1 to 100; may be repeated.", valueName: "KEY=NUMBER"))
    var set: [Setting] = []

    @Flag(help: "Writes nothing; required, for the ledger of the past is not rewritten.")
    var dryRun = false

    @Option(help: "The time zone where there is no topology (default: Asia/Shanghai).")
    var timezone: CivilZone?

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            guard dryRun else {
                throw CommandFailure(
                    "netmon does not rewrite what was judged; add --dry-run to see what other rules would make of it, and correct single outages under 'corrections:' in the topology"
                )
            }
            let reader = try store.reader()
            let now = SystemClock().now()
            let sources = try ReportSources(topology, reader: reader, zone: timezone ?? .shanghai, now: now)
            let zone = sources.newest.inventory.network.zone
            let period: ReportPeriod
            do throws(PeriodError) {
                period = try ReportPeriod(self.period, zone: zone, now: sources.now, today: sources.pastDay)
            } catch {
                throw CommandFailure(error.sentence(in: output.language))
            }
            var change = RuleChange(CheckPlan(inventory: sources.newest.inventory, on: zone.date(at: sources.now)))
            for setting in set {
                switch setting.key {
                case .confirm: change.confirm = setting.value
                case .recover: change.recover = setting.value
                case .upIf: change.upIf = setting.value
                }
            }
            let done = try failing { try reader.rejudge(in: period.span, now: sources.now, by: change) }
            try output.deliver(
                RejudgeReport(
                    done, period: period, topology: try sources.topology(for: period.span),
                    changes: set.map { (key: $0.key.rawValue, value: $0.value) }))
        }
    }
}
