package import Causes

/// An incident under its number, and what was done about it.
package struct StoredIncident: Hashable, Sendable {
    /// Given once, never to another one.
    package var number: Int64
    package var incident: Incident
    /// In the order in which they were entered.
    package var notes: [IncidentNote]
    /// Whether the past, judged anew, shows no such incident any more; kept only for what was done about it.
    package var isWithdrawn: Bool

    package init(number: Int64, incident: Incident, notes: [IncidentNote] = [], isWithdrawn: Bool = false) {
        self.number = number
        self.incident = incident
        self.notes = notes
        self.isWithdrawn = isWithdrawn
    }

    /// Who looks after it now: the last one who said so.
    package var acknowledged: IncidentNote? { notes.last { $0.kind == .acknowledged } }
    /// The last report, which a second one replaces.
    package var reported: IncidentNote? { notes.last { $0.kind == .reported } }
    package var closed: IncidentNote? { notes.last { $0.kind == .closed } }
    package var ticket: String? { reported?.ticket }

    /// Whether it lasts, or somebody has begun something about it and not said that nothing is left to do.
    package var isOpen: Bool { isLasting || (!notes.isEmpty && closed == nil) }
    package var isLasting: Bool { incident.to == nil && !isWithdrawn }
}
