internal import Monitor
internal import NetInventory

extension OutagesReport: TabularReport {
    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.outages/1")),
            ("period", period.json()),
            ("by", .string(by.rawValue)),
            ("method", method.json()),
            ("office_unknown", .array(officeUnknowns.map { $0.json() })),
            ("rows", .array(rows.map(json))),
        ])
    }

    private func json(_ row: Row) -> JSONValue {
        .object([
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
            ("causes", .array(row.causes.map(JSONValue.string))),
            ("responsibility", .orNull(row.responsibility)),
            ("ticket", .orNull(row.ticket)),
        ])
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
                row.state.phrase.text(in: language), row.subject.name,
                row.causes.joined(separator: language.listSeparator), row.responsibility ?? "",
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
        let columns: [Phrase] = [
            .id, .name, .category, .state, .began, .ended, .secondsInPeriod, .secondsInOffice, .secondsWhole,
            .incident, .causes, .responsibility, .ticket,
        ]
        var csv = CSVText(columns: columns.map { $0.text(in: language) })
        for row in rows {
            csv.add([
                .text(row.subject.id.description), .text(row.subject.name), .text(row.subject.group.phrase.text(in: language)),
                .text(row.state.phrase.text(in: language)), .text(period.zone.rfc3339(row.from)),
                .text(row.to.map(period.zone.rfc3339) ?? ""), .number(row.inPeriod.secondsText), .number(row.inOffice?.secondsText),
                .number(row.whole.secondsText),
                .number(row.incident.map { String($0) }), .text(row.causes.joined(separator: language.listSeparator)),
                .text(row.responsibility ?? ""), .text(row.ticket ?? ""),
            ])
        }
        return csv.text
    }
}
