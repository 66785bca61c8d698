internal import Causes
internal import NetInventory

extension ContractsReport: TabularReport {
    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.contracts/1")),
            ("period", period.json()),
            ("method", method.json()),
            ("contracts", .array(sections.map(json))),
            (
                "outside",
                .array(
                    outside.map { line in
                        .object([
                            ("id", .string(line.circuit.id.description)), ("name", .string(line.circuit.name)),
                            ("carrier", .orNull(line.provider.map { ObjectID(.provider, $0).description })),
                            ("contract", .orNull(line.contract)),
                            ("seconds", .seconds(line.spans.map(\.length).reduce(.zero, +))),
                            (
                                "spans",
                                .array(
                                    line.spans.map {
                                        .object([
                                            ("from", .string(period.zone.rfc3339(clip($0).from))),
                                            ("to", .string(period.zone.rfc3339(clip($0).to))),
                                        ])
                                    })
                            ),
                        ])
                    })
            ),
            (
                "carriers",
                .array(
                    carriers.map { carrier in
                        .object([("id", .string(ObjectID(.provider, carrier.provider).description))] + fields(carrier.total))
                    })
            ),
        ])
    }

    private func clip(_ span: TimeSpan) -> TimeSpan { span.intersection(period.span) ?? span }

    private func json(_ section: Section) -> JSONValue {
        .object([
            ("id", .string(section.contract.description)),
            ("name", .string(section.name)),
            ("carrier", .string(ObjectID(.provider, section.provider).description)),
            ("from", .string(section.from.description)),
            ("to", .string(section.to.description)),
            ("fee", .orNull(section.fee)),
            ("sla", json(section.promise)),
            ("circuits", .array(section.rows.map { json($0, section.promise) })),
            ("total", .object(fields(section.total) + verdict(section.total.counted.keeps(section.promise.availability)))),
        ])
    }

    private func json(_ promise: ContractPromise) -> JSONValue {
        .object([
            ("availability", .share(promise.availability, digits: 9)),
            ("repair_s", .seconds(promise.repair)),
            ("response_s", .seconds(promise.response)),
            ("report_within_s", .seconds(promise.reportWithin)),
            ("excluded", .array(promise.exclusions.map { .string($0.rawValue) })),
            ("excluded_not_applied", .array(promise.unknownExclusions.map(JSONValue.string))),
        ])
    }

    /// `met`: true, false, or null where it hangs on outages that nobody has assigned, or nothing was measured.
    private func verdict(_ keeps: Bool?) -> [(String, JSONValue)] { [("met", keeps.map(JSONValue.bool) ?? .null)] }

    private func json(_ row: Row, _ promise: ContractPromise) -> JSONValue {
        .object(
            [
                ("id", .string(row.circuit.id.description)), ("name", .string(row.circuit.name)), ("fee", .orNull(row.fee)),
                ("own_sla", row.promise == promise ? .null : json(row.promise)),
                ("due_s", .seconds(row.due)), ("excluded_s", .seconds(row.excluded)),
                ("whole", json(row.whole)), ("counted", json(row.counted)),
            ] + verdict(row.counted.keeps(row.promise.availability)) + [("outages", .array(row.outages.map(json)))])
    }

    private func json(_ figures: ContractFigures) -> JSONValue {
        .object([
            ("availability_possible", .share(figures.lowest, digits: 9)),
            ("availability_assigned", .share(figures.highest, digits: 9)),
            ("available_s", .seconds(figures.available)), ("assigned_s", .seconds(figures.assigned)),
            ("possible_s", .seconds(figures.possible)), ("others_s", .seconds(figures.others)),
            ("not_judged_s", .seconds(figures.unjudged)),
        ])
    }

    private func json(_ outage: ContractOutage) -> JSONValue {
        .object([
            ("from", .string(period.zone.rfc3339(outage.span.from))),
            ("to", outage.lasts ? .null : .string(period.zone.rfc3339(outage.span.to))),
            ("seconds", .seconds(outage.inPeriod)),
            ("whole_s", .seconds(outage.span.length)),
            ("counted_s", .seconds(outage.counted)),
            ("weight", .string(outage.weight.rawValue)),
            ("responsibility", .array(outage.responsibilities.map { .string($0.rawValue) })),
            ("incident", outage.incident.map(JSONValue.int) ?? .null),
            ("causes", .array(outage.explanations.map { .array($0.objects.map { .string($0.description) }) })),
            ("has_more", .bool(outage.hasMore)),
            ("ticket", .orNull(outage.ticket)),
            ("reported_at", .orNull(outage.reportedAt.map(period.zone.rfc3339))),
            ("report_due", .orNull(outage.reportDue.map(period.zone.rfc3339))),
            ("report", .orNull(outage.report?.rawValue)),
            ("answered_at", .orNull(outage.answeredAt.map(period.zone.rfc3339))),
            ("response_s", .seconds(outage.response)),
            ("response_late", outage.isResponseLate.map(JSONValue.bool) ?? .null),
            ("repair_late", outage.isRepairLate.map(JSONValue.bool) ?? .null),
        ])
    }

    private func fields(_ sum: Sum) -> [(String, JSONValue)] {
        [
            ("circuits", .int(Int64(sum.circuits))), ("due_s", .seconds(sum.due)), ("excluded_s", .seconds(sum.excluded)),
            ("whole", json(sum.whole)), ("counted", json(sum.counted)),
            (
                "outages",
                .object(ContractOutage.Weight.allCases.map { ($0.rawValue, .int(Int64(sum.count($0)))) })
            ),
            (
                "repair_late",
                .object([
                    ("assigned", .int(Int64(sum.repairedLate(.assigned)))), ("possible", .int(Int64(sum.repairedLate(.possible)))),
                ])
            ),
            ("response_late", .int(Int64(sum.answeredLate))),
            ("not_reported_in_time", .int(Int64(sum.notReported))),
            ("kept", .int(Int64(sum.kept))), ("broken", .int(Int64(sum.broken))), ("undecided", .int(Int64(sum.unknown))),
        ]
    }
}
