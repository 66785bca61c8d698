internal import Causes
internal import Monitor
internal import NetInventory

extension OutagesReport: TabularReport {
    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.outages/1")),
            ("period", period.json()),
            ("by", .string(byWord)),
            ("method", method.json()),
            ("office_unknown", .array(officeUnknowns.map { $0.json() })),
            ("rows", .array(rows.map(json))),
        ])
    }

    private func json(_ row: Row) -> JSONValue {
        .object(
            [
                ("id", .string(row.subject.id.description)),
                ("name", .string(row.subject.name)),
                ("category", .orNull(row.subject.category?.rawValue)),
                ("state", .string(row.state.name)),
                ("from", .string(period.zone.rfc3339(row.from))),
                ("to", .orNull(row.to.map(period.zone.rfc3339))),
                ("seconds", .seconds(row.inPeriod)),
                ("office_s", .seconds(row.inOffice)),
                ("whole_s", .seconds(row.whole)),
                ("incident", row.incident.map(JSONValue.int) ?? .null),
                ("causes", .array(row.explanations.map { .string($0.objects.map(\.description).joined(separator: " + ")) })),
                ("responsibility", .orNull(responsibility(of: row) { $0.rawValue })),
                ("ticket", .orNull(row.ticket)),
            ] + (by == .circuit ? [("carrier", .orNull(row.carrier.map { ObjectID(.provider, $0).description }))] : []))
    }

    /// The word after `--by`.
    private var byWord: String {
        switch order {
        case .time: by.rawValue
        case .carrier: "carrier"
        case .responsibility: "responsibility"
        }
    }

    /// Nil where nobody decided; several where each answers for a part.
    private func responsibility(of row: Row, _ word: (Responsibility) -> String) -> String? {
        row.responsibilities.isEmpty ? nil : row.responsibilities.map(word).joined(separator: ReportLanguage.zh.listSeparator)
    }

    private func responsibility(of row: Row, in language: ReportLanguage) -> String {
        row.responsibilities.map { $0.phrase.text(in: language) }.joined(separator: language.listSeparator)
    }

    /// The explanations as people name things, none of them asserted: `l-dong 或 agg-2`.
    private func causes(of row: Row, in language: ReportLanguage) -> String {
        row.explanations.map { explanation in
            explanation.objects.map { names[$0] ?? $0.description }.joined(separator: " + ")
        }.joined(separator: Phrase.or.text(in: language))
    }

    private func name(of row: Row, in language: ReportLanguage) -> String {
        guard order == .carrier else { return row.subject.name }
        let carrier = row.carrier.map { names[ObjectID(.provider, $0)] ?? $0 } ?? Phrase.noCarrier.text(in: language)
        return Phrase.groupHeading.text(in: language, row.subject.name, carrier)
    }

    package func text(in language: ReportLanguage) -> String {
        var table = TextTable([
            .left(Phrase.began.text(in: language)), .left(Phrase.ended.text(in: language)), .right(Phrase.length.text(in: language)),
            .right(Phrase.inPeriod.text(in: language)), .right(Phrase.inOfficeHours.text(in: language)),
            .left(Phrase.state.text(in: language)), .left(by.phrase.text(in: language)),
            .left(Phrase.causes.text(in: language)), .left(Phrase.responsibility.text(in: language)),
        ])
        for row in rows {
            table.add([
                period.zone.wallClock(row.from), row.to.map { period.zone.wallClock($0) } ?? Phrase.goesOn.text(in: language),
                language.duration(row.whole), language.duration(row.inPeriod), language.duration(row.inOffice),
                row.state.phrase.text(in: language), name(of: row, in: language), causes(of: row, in: language),
                responsibility(of: row, in: language),
            ])
        }
        let title = Phrase.titled.text(in: language, network.name, Phrase.outagesReport.text(in: language))
        let body = rows.isEmpty ? Phrase.noOutages.text(in: language) : table.text
        let method =
            [method.periodLine(period, in: language), Phrase.methodOutages.text(in: language)]
            + officeUnknowns.map { Phrase.methodOfficeUnknown.text(in: language, $0.sentence(in: language)) } + method.lines(in: language)
        return ([title, "", body, "", Phrase.methodTitle.text(in: language)] + method.map { "  " + $0 }).lines
    }

    package func csv(in language: ReportLanguage) -> String {
        let columns: [Phrase] =
            [
                .id, .name, .category, .state, .began, .ended, .secondsInPeriod, .secondsInOffice, .secondsWhole,
                .incident, .causes, .responsibility, .ticket,
            ] + (by == .circuit ? [.provider] : [])
        var csv = CSVText(columns: columns.map { $0.text(in: language) })
        for row in rows {
            csv.add(
                [
                    .text(row.subject.id.description), .text(row.subject.name), .text(row.subject.group.phrase.text(in: language)),
                    .text(row.state.phrase.text(in: language)), .text(period.zone.rfc3339(row.from)),
                    .text(row.to.map(period.zone.rfc3339) ?? ""), .number(row.inPeriod.secondsText), .number(row.inOffice?.secondsText),
                    .number(row.whole.secondsText),
                    .number(row.incident.map { String($0) }), .text(causes(of: row, in: language)),
                    .text(responsibility(of: row, in: language)), .text(row.ticket ?? ""),
                ] + (by == .circuit ? [.text(row.carrier.map { names[ObjectID(.provider, $0)] ?? $0 } ?? "")] : []))
        }
        return csv.text
    }
}
