internal import Causes
package import Monitor
package import NetInventory
package import Store

/// For the morning and the hand-over, to be read in a minute: what is open, what happened since the last one, what is wrong now, what is
/// planned, what runs out, and when netmon itself saw nothing.
package struct SummaryReport: RenderableReport {
    let network: MetroNetwork
    let since: Timestamp
    let now: Timestamp
    let words: IncidentWords
    /// What is open, and what ended since then and is not.
    let open: [StoredIncident]
    let ended: [StoredIncident]
    let status: StatusReport
    /// Planned work that is under way or begins within a week.
    let planned: [MaintenanceReport.Row]
    let runningOut: [RunningOut]
    /// When netmon was not fit to judge, cut to the time since then.
    let blind: [(spell: WitnessSpell, span: TimeSpan)]

    static let foresight = Milliseconds.seconds(7 * 86_400)

    /// - Parameters:
    ///   - incidents: all that are open or have time since then; others are left out.
    ///   - planned: what `netmon maintenance list` shows.
    package init(
        since: Timestamp, status: StatusReport, incidents: [StoredIncident], planned: MaintenanceReport, witness: [WitnessSpell],
        topology: ReportTopology
    ) {
        let now = status.now
        network = topology.newest.network
        self.since = min(since, now)
        self.now = now
        self.status = status
        words = IncidentWords(topology)
        open = IncidentListReport.ordered(incidents.filter(\.isOpen))
        let span = TimeSpan(from: min(since, now), to: now + Milliseconds(1))
        ended = IncidentListReport.ordered(
            incidents.filter { stored in !stored.isOpen && !stored.isWithdrawn && (stored.incident.to.map(span.contains) ?? false) })
        self.planned = planned.rows.filter { $0.stage == .open || $0.stage == .planned && $0.span.from < now + Self.foresight }
        runningOut = RunningOut.all(in: topology.newest, on: network.zone.date(at: now))
        blind = witness.compactMap { spell in
            TimeSpan(from: spell.from, to: spell.to ?? now).intersection(TimeSpan(from: min(since, now), to: now)).map { (spell, $0) }
        }
    }

    /// From when on a summary tells where nobody said: the end of the last office hours that were over before today began; without a
    /// calendar that knows, a day ago.
    package static func usualBeginning(_ topology: ReportTopology, now: Timestamp) -> Timestamp {
        let network = topology.newest.network
        let dayAgo = now - .seconds(86_400)
        guard let key = network.calendar, let calendar = topology.newest.calendars[key] else { return dayAgo }
        let midnight = network.zone.moment(network.zone.date(at: now))
        // No holiday is longer than two weeks.
        let hours = calendar.officeHours(in: TimeSpan(from: midnight - .seconds(15 * 86_400), to: midnight), zone: network.zone)
        return hours?.last?.to ?? dayAgo
    }
}
