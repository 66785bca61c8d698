internal import NetInventory

extension ReportPeriod {
    /// What the figures count, and beside it what was asked for.
    func json(adding members: [(String, JSONValue)] = []) -> JSONValue {
        .object(
            [
                ("from", .string(zone.rfc3339(span.from))),
                ("to", .string(zone.rfc3339(span.to))),
                ("timezone", .string(zone.name)),
            ] + members + [
                ("asked", .string(text)),
                ("asked_to", .string(zone.rfc3339(requested.to))),
            ])
    }
}
