internal import Causes
package import NetInventory
package import Store

/// The incidents that somebody asked for: what is open first, then the newest.
package struct IncidentListReport: TabularReport {
    private let incidents: [StoredIncident]
    private let words: IncidentWords
    private let now: Timestamp
    private let planned: Set<Int64>

    /// - Parameter planned: the numbers of those whose failures all lie in planned work (`ObjectHistory.isPlanned`).
    package init(_ incidents: [StoredIncident], planned: Set<Int64> = [], topology: ReportTopology, now: Timestamp) {
        self.incidents = Self.ordered(incidents)
        self.planned = planned
        words = IncidentWords(topology)
        self.now = now
    }

    static func ordered(_ incidents: [StoredIncident]) -> [StoredIncident] {
        func place(_ incident: StoredIncident) -> Int { incident.isLasting ? 0 : incident.isOpen ? 1 : 2 }
        return incidents.sorted { left, right in
            let (first, second) = (place(left), place(right))
            return first == second ? left.incident.key > right.incident.key : first < second
        }
    }

    private var network: MetroNetwork { words.topology.newest.network }
    private var zone: CivilZone { network.zone }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.incidents/1")),
            ("at", .string(zone.rfc3339(now))),
            ("timezone", .string(zone.name)),
            (
                "rows",
                .array(incidents.map { .object($0.members(at: now, zone: zone) + [("planned", .bool(planned.contains($0.number)))]) })
            ),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        let title = Phrase.titled.text(in: language, network.name, IncidentPhrase.incidents.text(in: language))
        guard !incidents.isEmpty else { return [title, "", IncidentPhrase.noIncidents.text(in: language)].lines }
        return [title, "", Self.table(incidents, planned: planned, words, now: now, in: language)].lines
    }

    /// The table that a summary has too.
    static func table(
        _ incidents: [StoredIncident], planned: Set<Int64> = [], _ words: IncidentWords, now: Timestamp, in language: ReportLanguage
    ) -> String {
        let zone = words.topology.newest.network.zone
        var table = TextTable([
            .right(IncidentPhrase.incidentNumber.text(in: language)), .left(IncidentPhrase.standing.text(in: language)),
            .left(Phrase.began.text(in: language)), .right(Phrase.length.text(in: language)),
            .right(IncidentPhrase.incidentUnits.text(in: language)), .left(Phrase.causes.text(in: language)),
            .left(IncidentPhrase.handling.text(in: language)),
        ])
        for stored in incidents {
            table.add([
                String(stored.number), stored.standing(isPlanned: planned.contains(stored.number), in: language),
                zone.wallClock(stored.incident.from),
                language.duration(stored.incident.length(at: now)), String(stored.incident.units.count),
                words.causeLine(of: stored.incident, in: language), stored.handling(in: language),
            ])
        }
        return table.text
    }

    package func csv(in language: ReportLanguage) -> String {
        let columns: [any SpokenPhrase] = [
            IncidentPhrase.incidentNumber, IncidentPhrase.standing, Phrase.began, Phrase.ended, Phrase.secondsWhole,
            IncidentPhrase.incidentUnits, Phrase.causes, IncidentPhrase.handling, Phrase.ticket,
        ]
        var csv = CSVText(columns: columns.map { $0.text(in: language) })
        for stored in incidents {
            csv.add([
                .number(String(stored.number)), .text(stored.standing(isPlanned: planned.contains(stored.number), in: language)),
                .text(zone.rfc3339(stored.incident.from)),
                .text(stored.incident.to.map(zone.rfc3339) ?? ""), .number(stored.incident.length(at: now).secondsText),
                .number(String(stored.incident.units.count)), .text(words.causeLine(of: stored.incident, in: language)),
                .text(stored.handling(in: language)), .text(stored.ticket ?? ""),
            ])
        }
        return csv.text
    }
}
