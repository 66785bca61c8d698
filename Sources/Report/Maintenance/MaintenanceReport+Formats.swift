internal import NetInventory
internal import Store

extension MaintenanceReport: TabularReport {
    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.maintenance/1")),
            ("at", .string(network.zone.rfc3339(now))),
            ("timezone", .string(network.zone.name)),
            ("rows", .array(rows.map { .object($0.json(in: network.zone)) })),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        let zone = network.zone
        var table = TextTable([
            .left(Phrase.number.text(in: language)), .left(Phrase.began.text(in: language)), .left(Phrase.ended.text(in: language)),
            .left(Phrase.state.text(in: language)), .left(Phrase.workOn.text(in: language)), .left(Phrase.why.text(in: language)),
            .left(Phrase.declaredBy.text(in: language)),
        ])
        for row in rows {
            let often = row.isRecurring ? Phrase.recurring.text(in: language) : ""
            table.add([
                row.number.map { String($0) } ?? Phrase.fromTopology.text(in: language), zone.wallClock(row.span.from),
                zone.wallClock(row.span.to), row.stage.phrase.text(in: language) + often,
                row.objects.map(\.description).joined(separator: language.listSeparator), row.why, row.note(zone, in: language),
            ])
        }
        let title = Phrase.titled.text(in: language, network.name, Phrase.maintenanceReport.text(in: language))
        return [title, "", rows.isEmpty ? Phrase.noWork.text(in: language) : table.text].lines
    }

    package func csv(in language: ReportLanguage) -> String {
        let zone = network.zone
        let columns: [Phrase] = [.number, .began, .ended, .state, .workOn, .why, .declaredBy, .entered, .cancelledAt, .cancelledBy]
        var csv = CSVText(columns: columns.map { $0.text(in: language) })
        for row in rows {
            csv.add([
                .number(row.number.map { String($0) }), .text(zone.rfc3339(row.span.from)), .text(zone.rfc3339(row.span.to)),
                .text(row.stage.phrase.text(in: language)), .text(row.objects.map(\.description).joined(separator: " ")), .text(row.why),
                .text(row.by ?? ""), .text(row.enteredAt.map(zone.rfc3339) ?? ""),
                .text(row.cancellation.map { zone.rfc3339($0.at) } ?? ""),
                .text(row.cancellation?.by ?? ""),
            ])
        }
        return csv.text
    }
}

extension MaintenanceReport.Row {
    /// Whether it was entered when it had begun already.
    var isLate: Bool { enteredAt.map { $0 > span.from } ?? false }

    func json(in zone: CivilZone) -> [(String, JSONValue)] {
        [
            ("number", number.map(JSONValue.int) ?? .null),
            ("source", .string(number == nil ? "topology" : "declared")),
            ("objects", .array(objects.map { .string($0.description) })),
            ("from", .string(zone.rfc3339(span.from))),
            ("to", .string(zone.rfc3339(span.to))),
            ("recurring", .bool(isRecurring)),
            ("state", .string(stage.rawValue)),
            ("why", .string(why)),
            ("by", .orNull(by)),
            ("entered_at", .orNull(enteredAt.map(zone.rfc3339))),
            ("late", .bool(isLate)),
            ("cancelled_at", .orNull(cancellation.map { zone.rfc3339($0.at) })),
            ("cancelled_by", .orNull(cancellation?.by)),
            ("cancelled_why", .orNull(cancellation?.why)),
        ]
    }

    /// Who, and what a reader has to know about the entry.
    func note(_ zone: CivilZone, in language: ReportLanguage) -> String {
        var parts = [by ?? ""]
        if isLate, let enteredAt { parts.append(Phrase.enteredLate.text(in: language, zone.wallClock(enteredAt))) }
        if let cancellation { parts.append(Phrase.cancelledNote.text(in: language, cancellation.by, zone.wallClock(cancellation.at))) }
        return parts.filter { !$0.isEmpty }.joined(separator: language.listSeparator)
    }
}
