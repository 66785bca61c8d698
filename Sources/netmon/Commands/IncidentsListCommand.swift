import ArgumentParser
import Causes
import NetInventory
import Report
import Store

/// `netmon incidents list`: what is open, and what was of late.
struct IncidentsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the incidents: what is open first, then what ended in the last 7 days.",
        discussion: "Example: netmon incidents list --period 2026-10 --format csv -o incidents.csv"
    )

    @Flag(help: "All there are, the withdrawn ones too.")
    var all = false

    @Option(help: ArgumentHelp("Those that lasted in a period: today, last-7d, 2026-10, 2026-10-01..2026-10-15…", valueName: "P"))
    var period: String?

    @OptionGroup var options: IncidentOptions

    func validate() throws {
        if all, period != nil { throw ValidationError("--all and --period exclude each other") }
    }

    func run() async throws {
        try await reporting(options.config.source) {
            let reader = try options.store.reader()
            let now = SystemClock().now().wholeSecond
            let incidents = try failing { try reader.incidents() }
            let sources = try ReportSources(options.topology, reader: reader, now: now)
            let begin = incidents.map(\.incident.from).min() ?? now
            let known = try sources.topology(for: TimeSpan(from: min(begin, now), to: now))
            let chosen = try choose(incidents, now: now, zone: known.newest.network.zone)
            let declared = try failing { try reader.declaredMaintenance() }.compactMap(\.window)
            let history = ObjectHistory(
                topology: known, ledger: [:], incidents: chosen.map(\.incident), declared: declared,
                span: TimeSpan(from: min(begin, now), to: now))
            let planned = Set(chosen.filter { history.isPlanned($0.incident, now: now) }.map(\.number))
            try options.output.deliver(table: IncidentListReport(chosen, planned: planned, topology: known, now: now))
        }
    }

    private func choose(_ incidents: [StoredIncident], now: Timestamp, zone: CivilZone) throws(CommandFailure) -> [StoredIncident] {
        if all { return incidents }
        guard let period else {
            let week = now - .seconds(7 * 86_400)
            return incidents.filter { $0.isOpen || (!$0.isWithdrawn && ($0.incident.to ?? now) >= week) }
        }
        do {
            let span = try ReportPeriod(period, zone: zone, now: now).span
            return incidents.filter { stored in
                !stored.isWithdrawn && stored.incident.from < span.to && (stored.incident.to.map { $0 > span.from } ?? true)
            }
        } catch {
            throw CommandFailure(error.sentence(in: options.output.language))
        }
    }
}
