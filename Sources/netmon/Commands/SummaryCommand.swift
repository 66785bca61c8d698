import ArgumentParser
import Causes
import NetInventory
import Report
import Store

/// `netmon summary [--since T]`: the morning and the hand-over.
struct SummaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "For the morning and the hand-over: what is open, what happened, what is wrong, planned and running out.",
        discussion: """
            Example: netmon summary --since 17:30
            Without --since it tells from the end of the last office hours before today, by the network's calendar; without one, of a day.
            """
    )

    @Option(
        help: ArgumentHelp(
            "From when on: 17:30 (the last one), 2026-10-01 17:30, 2026-10-01, 8h (ago), or RFC 3339.", valueName: "T"))
    var since: String?

    @OptionGroup var config: ConfigOptions
    @OptionGroup var topology: TopologyOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting(config.source) {
            let reader = try store.reader()
            let sources = try ReportSources(topology, reader: reader, now: SystemClock().now())
            // Of a day that is over its last moment, which still belongs to it.
            let now = (sources.pastDay == nil ? sources.now : sources.now - Milliseconds(1)).wholeSecond
            let newest = ReportTopology(sources.newest.inventory, hash: sources.newest.hash)
            let begin =
                try since.map { text throws(CommandFailure) in
                    try newest.newest.network.zone.require(text, now: now)
                } ?? SummaryReport.usualBeginning(newest, now: now)
            guard begin <= now else { throw CommandFailure("--since lies in the time to come; name a time that is over") }
            let always = TimeSpan(from: Timestamp(milliseconds: 0), to: now + Milliseconds(1))
            let moment = TimeSpan(from: now, to: now + Milliseconds(1))
            let incidents = try failing { try reader.incidents() }
            let declared = try failing { try reader.declaredMaintenance() }
            let history = ObjectHistory(
                topology: try sources.topology(for: moment), ledger: try failing { try reader.ledger(in: always, now: now) },
                incidents: incidents.filter { !$0.isWithdrawn }.map(\.incident), declared: declared.compactMap(\.window), span: moment)
            let status = StatusReport(history, now: now, lastResult: try failing { try reader.lastResultTime() })
            let told = incidents.filter { $0.isOpen || ($0.incident.to.map { $0 >= begin } ?? true) }
            let oldest = told.map(\.incident.from).min() ?? now
            try output.deliver(
                SummaryReport(
                    since: begin, status: status, incidents: told,
                    planned: MaintenanceReport(declared, inventory: sources.newest.inventory, now: now, withAll: false),
                    witness: try failing { try reader.witness(in: TimeSpan(from: begin, to: now)) },
                    topology: try sources.topology(for: TimeSpan(from: min(oldest, now), to: now))))
        }
    }
}
