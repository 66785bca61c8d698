internal import NetInventory
internal import Probe

extension LatencyReport: TabularReport {
    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.latency/1")),
            ("period", period.json()),
            ("by", .string(by.rawValue)),
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
            ] + fields(row.always) + [("office", row.office.map { .object(fields($0)) } ?? .null)])
    }

    private func fields(_ figures: LatencyFigures) -> [(String, JSONValue)] {
        let times: [(String, JSONValue)] = zip(["min", "median", "p90", "p95", "p99", "max"], figures.ordered)
            .map { ($0.0, $0.1.map { .decimal($0.thousandths) } ?? .null) }
        return [
            ("sent", .int(figures.sent)),
            ("answered", .int(figures.answered)),
            ("loss", .share(figures.loss, rounding: .up)),
            ("rtt_us", .object(times)),
        ]
    }

    package func text(in language: ReportLanguage) -> String {
        let columns: [Phrase] = [
            .sent, .answered, .loss, .least, .median, .p90, .p95, .p99, .greatest, .officeLoss, .officeMedian, .officeP95,
        ]
        var table = TextTable([.left(by.phrase.text(in: language))] + columns.map { .right($0.text(in: language)) })
        for row in rows {
            // Thousandths of a nanosecond figure are microseconds; of those, milliseconds.
            func time(_ time: Int64?) -> String { time.map { ($0 / 1000).thousandths } ?? language.unknown }
            let office = row.office
            table.add(
                [
                    row.subject.name, String(row.always.sent), String(row.always.answered),
                    language.percent(row.always.loss, rounding: .up),
                ] + row.always.ordered.map(time) + [
                    language.percent(office?.loss, rounding: .up), time(office?.times.median), time(office?.times.percentile(95)),
                ])
        }
        let title = Phrase.titled.text(in: language, network.name, Phrase.latencyReport.text(in: language))
        let method =
            [method.periodLine(period, in: language), Phrase.methodLatency.text(in: language)]
            + officeUnknowns.map { Phrase.methodOfficeUnknown.text(in: language, $0.sentence(in: language)) } + method.lines(in: language)
        return ([title, "", table.text, "", Phrase.methodTitle.text(in: language)] + method.map { "  " + $0 }).lines
    }

    package func csv(in language: ReportLanguage) -> String {
        let figures =
            ([.sent, .answered] as [Phrase]).map { $0.text(in: language) }
            + [Phrase.percentOf.text(in: language, Phrase.loss.text(in: language))]
            + ([.least, .median, .p90, .p95, .p99, .greatest] as [Phrase])
            .map { Phrase.microsecondsOf.text(in: language, $0.text(in: language)) }
        var csv = CSVText(
            columns: ([.id, .name, .category] as [Phrase]).map { $0.text(in: language) } + figures
                + figures.map { Phrase.officeOf.text(in: language, $0) })
        for row in rows {
            csv.add(
                [
                    .text(row.subject.id.description), .text(row.subject.name), .text(row.subject.group.phrase.text(in: language)),
                ] + cells(row.always) + cells(row.office))
        }
        return csv.text
    }

    private func cells(_ figures: LatencyFigures?) -> [CSVText.Cell] {
        [
            .number(figures.map { String($0.sent) }), .number(figures.map { String($0.answered) }),
            .number(figures?.loss?.percentText(digits: 4, rounding: .up)),
        ] + (figures?.ordered ?? Array(repeating: nil, count: 6)).map { .number($0?.thousandths) }
    }
}

extension Int64 {
    /// Nanoseconds in microseconds, exactly: `1234.567`.
    fileprivate var thousandths: String { Milliseconds(self).secondsText }
}
