package import NetInventory

/// What somebody did about an incident, and when: the office's own record of it, which no judging anew takes away.
package struct IncidentNote: Hashable, Sendable {
    package enum Kind: Int, Hashable, Sendable, CaseIterable {
        /// Somebody looks after it.
        case acknowledged = 0
        case note = 1
        /// The fault was reported to whoever has to repair it.
        case reported = 2
        /// Nothing is left to do.
        case closed = 3
    }

    package var kind: Kind
    /// When it was entered.
    package var at: Timestamp
    /// Who entered it.
    package var who: String
    package var text: String?
    /// The number that the carrier gave the fault report.
    package var ticket: String?
    /// When the fault was reported, which may be before it was entered.
    package var reportedAt: Timestamp?

    package init(
        _ kind: Kind, at: Timestamp, who: String, text: String? = nil, ticket: String? = nil, reportedAt: Timestamp? = nil
    ) {
        self.kind = kind
        self.at = at
        self.who = who
        self.text = text
        self.ticket = ticket
        self.reportedAt = reportedAt
    }
}
