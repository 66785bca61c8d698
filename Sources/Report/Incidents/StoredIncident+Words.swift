internal import Causes
internal import NetInventory
internal import Store

extension StoredIncident {
    /// Where it stands.
    var standing: IncidentPhrase {
        if isWithdrawn { return .incidentWithdrawn }
        switch (incident.to == nil, closed != nil) {
        case (true, false): return .incidentLasting
        case (true, true): return .incidentClosedLasting
        case (false, true): return .incidentClosed
        case (false, false): return isOpen ? .incidentToClose : .incidentOver
        }
    }

    /// The same, and whether planned work accounts for all of it.
    func standing(isPlanned: Bool, in language: ReportLanguage) -> String {
        let text = standing.text(in: language)
        return isPlanned ? Phrase.incidentPlanned.text(in: language, text) : text
    }

    /// Who looks after it and under which ticket: `王 已接手；工单 T-1`.
    func handling(in language: ReportLanguage) -> String {
        var parts: [String] = []
        if let acknowledged { parts.append(IncidentPhrase.incidentTaken.text(in: language, acknowledged.who)) }
        if let reported {
            parts.append(
                reported.ticket.map { IncidentPhrase.incidentTicket.text(in: language, $0) }
                    ?? IncidentPhrase.incidentReported.text(in: language))
        }
        return parts.joined(separator: IncidentPhrase.clauseSeparator.text(in: language))
    }

    /// As a row of a list.
    func row(at now: Timestamp, zone: CivilZone) -> JSONValue { .object(members(at: now, zone: zone)) }

    func members(at now: Timestamp, zone: CivilZone) -> [(String, JSONValue)] {
        [
            ("number", .int(number)),
            ("from", .string(zone.rfc3339(incident.from))),
            ("to", .orNull(incident.to.map(zone.rfc3339))),
            ("seconds", .seconds(incident.length(at: now))),
            ("open", .bool(isOpen)),
            ("lasting", .bool(isLasting)),
            ("withdrawn", .bool(isWithdrawn)),
            ("causes", incident.causesJSON),
            ("more_causes", .bool(incident.hasMore)),
            ("units", .int(Int64(incident.units.count))),
            ("acknowledged_by", .orNull(acknowledged?.who)),
            ("reported_at", .orNull(reported?.reportedAt.map(zone.rfc3339))),
            ("ticket", .orNull(ticket)),
            ("closed_by", .orNull(closed?.who)),
        ]
    }
}

extension IncidentNote.Kind {
    /// What JSON calls it.
    var word: String {
        switch self {
        case .acknowledged: "acknowledged"
        case .note: "note"
        case .reported: "reported"
        case .closed: "closed"
        }
    }

    var phrase: IncidentPhrase {
        switch self {
        case .acknowledged: .noteAcknowledged
        case .note: .noteText
        case .reported: .noteReported
        case .closed: .noteClosed
        }
    }
}
