internal import Monitor
internal import NetInventory

extension AvailabilityReport: TabularReport {
    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.availability/1")),
            (
                "period",
                period.json(adding: [
                    ("calendar", .string(question.hours.rawValue)),
                    ("maintenance", .string(question.maintenance.rawValue)),
                ])
            ),
            ("by", .string(question.rows == .carriers ? "carrier" : question.by.rawValue)),
            ("group", .orNull(question.category?.rawValue)),
            ("method", method.json()),
            ("office_unknown", .array(officeUnknowns.map { $0.json() })),
            ("rows", .array(rows.map(json))),
            ("groups", .array(groups.map(json))),
            ("total", .object([("members", .int(Int64(rows.count)))] + fields(total, raw: rawTotal))),
        ])
    }

    func json(_ row: Row) -> JSONValue {
        .object(
            [
                ("id", row.subject.id == ReportSubject.noCarrier ? .null : .string(row.subject.id.description)),
                ("name", .string(row.subject.name)),
                ("category", .orNull(row.subject.category?.rawValue)),
                ("flags", .array(row.flags.map(JSONValue.string))),
            ] + (question.rows == .carriers ? [("members", .int(Int64(row.members)))] : []) + fields(row.result, raw: row.raw))
    }

    private func json(_ group: Group) -> JSONValue {
        .object([("id", .string(group.group.id)), ("members", .int(Int64(group.members)))] + fields(group.result, raw: group.raw))
    }

    /// `raw`: the same without corrections; null where none were laid over.
    private func fields(_ result: AvailabilityResult, raw: AvailabilityResult?) -> [(String, JSONValue)] {
        fields(result) + [("raw", raw.map { .object(fields($0)) } ?? .null)]
    }

    private func fields(_ result: AvailabilityResult) -> [(String, JSONValue)] {
        fields(result.figures(question.hours)) + [
            ("office", result.officeFigures.map { .object(fields($0)) } ?? .null),
            ("office_unknown", .orNull(result.officeUnknown?.code)),
        ] + (question.hours == .office ? [("always", .object(fields(result.always)))] : [])
    }

    private func fields(_ figures: AvailabilityFigures?) -> [(String, JSONValue)] {
        func share(_ ratio: ExactRatio?) -> JSONValue { .share(ratio, digits: figures?.shareDigits ?? 6) }
        return [
            ("availability", share(figures?.availability)),
            ("good", share(figures?.good)),
            ("coverage", share(figures?.coverage)),
            ("lowest", share(figures?.lowest)),
            ("highest", share(figures?.highest)),
            ("seconds", seconds(figures?.durations)),
            ("outages", .orNull(figures?.outages)),
            ("unreachable_spells", .orNull(figures?.unreachableSpells)),
            ("mttr_s", .thousandths(figures?.mttr)),
            ("mtbf_s", .thousandths(figures?.mtbf)),
            ("longest_s", .seconds(figures?.longestOutage)),
        ]
    }

    private func seconds(_ durations: StateDurations?) -> JSONValue {
        .object(ObjectState.bestFirst.map { ($0.name, .seconds(durations?[$0])) })
    }
}
