/// What somebody enters about planned work, as a request carries it.
package struct ControlMaintenanceEntry: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Hashable, Sendable {
        case add, cancel
    }

    package var kind: Kind
    /// Who enters it, as the one who asks says.
    package var who: String
    /// Of what is cancelled.
    package var number: Int64?
    /// Ids with their kind: `unit/jyj`.
    package var objects: [String]?
    /// Milliseconds since 1970 (UTC).
    package var from: Int64?
    package var to: Int64?
    package var why: String?

    package init(
        _ kind: Kind, who: String, number: Int64? = nil, objects: [String]? = nil, from: Int64? = nil, to: Int64? = nil, why: String? = nil
    ) {
        self.kind = kind
        self.who = who
        self.number = number
        self.objects = objects
        self.from = from
        self.to = to
        self.why = why
    }

    private enum CodingKeys: String, CodingKey {
        case kind, who, number, objects, why
        case from = "from_ms"
        case to = "to_ms"
    }
}
