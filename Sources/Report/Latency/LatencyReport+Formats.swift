internal import NetInventory

extension LatencyReport: TabularReport {
    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.latency/1")),
            ("period", period.json()),
            ("by", .string(by.rawValue)),
            ("method", method.json()),
            ("rows", .array(rows.map(json))),
        ])
    }

    private func json(_ row: Row) -> JSONValue {
        let times: [(String, JSONValue)] = zip(["min", "median", "p90", "p95", "p99", "max"], row.figures)
            .map { ($0.0, $0.1.map { .decimal($0.thousandths) } ?? .null) }
        return .object([
            ("id", .string(row.subject.id.description)),
            ("name", .string(row.subject.name)),
            ("category", .orNull(row.subject.category?.rawValue)),
            ("sent", .int(row.sent)),
            ("answered", .int(row.answered)),
            ("loss", .share(row.loss, rounding: .up)),
            ("rtt_us", .object(times)),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        var table = TextTable(
            [.left(by.phrase.text(in: language))]
                + ([.sent, .answered, .loss, .least, .median, .p90, .p95, .p99, .greatest] as [Phrase])
                .map { .right($0.text(in: language)) })
        for row in rows {
            // Thousandths of a nanosecond figure are microseconds; of those, milliseconds.
            let times = row.figures.map { $0.map { ($0 / 1000).thousandths } ?? language.unknown }
            table.add(
                [row.subject.name, String(row.sent), String(row.answered), language.percent(row.loss, rounding: .up)] + times)
        }
        let title = Phrase.titled.text(in: language, network.name, Phrase.latencyReport.text(in: language))
        let method = [method.periodLine(period, in: language), Phrase.methodLatency.text(in: language)] + method.lines(in: language)
        return ([title, "", table.text, "", Phrase.methodTitle.text(in: language)] + method.map { "  " + $0 }).lines
    }

    package func csv(in language: ReportLanguage) -> String {
        let times: [Phrase] = [.least, .median, .p90, .p95, .p99, .greatest]
        var csv = CSVText(
            columns: ([.id, .name, .category, .sent, .answered] as [Phrase]).map { $0.text(in: language) }
                + [Phrase.percentOf.text(in: language, Phrase.loss.text(in: language))]
                + times.map { Phrase.microsecondsOf.text(in: language, $0.text(in: language)) })
        for row in rows {
            csv.add(
                [
                    .text(row.subject.id.description), .text(row.subject.name), .text(row.subject.group.phrase.text(in: language)),
                    .number(String(row.sent)), .number(String(row.answered)),
                    .number(row.loss?.percentText(digits: 4, rounding: .up)),
                ] + row.figures.map { .number($0?.thousandths) })
        }
        return csv.text
    }
}

extension LatencyReport.Row {
    /// Least, median, p90, p95, p99 and greatest, in nanoseconds.
    fileprivate var figures: [Int64?] {
        [times.min, times.median, times.percentile(90), times.percentile(95), times.percentile(99), times.max]
    }
}

extension Int64 {
    /// Nanoseconds in microseconds, exactly: `1234.567`.
    fileprivate var thousandths: String { Milliseconds(self).secondsText }
}
