/// What somebody enters about an incident, as a request carries it.
package struct ControlIncidentEntry: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Hashable, Sendable {
        case acknowledged, note, reported, closed
    }

    package var number: Int64
    package var kind: Kind
    /// Who enters it, as the one who asks says.
    package var who: String
    package var text: String?
    package var ticket: String?
    /// When the fault was reported: milliseconds since 1970 (UTC).
    package var reportedAt: Int64?
    /// Whether to close an incident that still lasts.
    package var force: Bool?

    package init(
        _ kind: Kind, number: Int64, who: String, text: String? = nil, ticket: String? = nil, reportedAt: Int64? = nil, force: Bool? = nil
    ) {
        self.kind = kind
        self.number = number
        self.who = who
        self.text = text
        self.ticket = ticket
        self.reportedAt = reportedAt
        self.force = force
    }

    private enum CodingKeys: String, CodingKey {
        case number, kind, who, text, ticket, force
        case reportedAt = "reported_at_ms"
    }
}
