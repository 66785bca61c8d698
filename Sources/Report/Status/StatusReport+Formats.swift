internal import Monitor
internal import NetInventory

extension StatusReport: TabularReport {
    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.status/1")),
            ("at", .string(zone.rfc3339(now))),
            ("timezone", .string(zone.name)),
            ("last_result", .orNull(lastResult.map(zone.rfc3339))),
            (
                "unfit",
                .array(
                    unfit.map {
                        .object([
                            ("reason", .string($0.reason.rawValue)), ("detail", .string($0.detail)),
                            ("since", .string(zone.rfc3339($0.from))),
                        ])
                    })
            ),
            ("counts", json(counts)),
            (
                "kinds",
                .array(
                    countsByKind.map { .object([("kind", .string($0.kind.rawValue)), ("counts", json($0.counts))]) })
            ),
            ("rows", .array(rows.map(json))),
        ])
    }

    private var zone: CivilZone { network.zone }

    private func json(_ counts: Counts) -> JSONValue {
        .object(
            ObjectState.bestFirst.map { ($0.name, .int(Int64(counts[$0]))) } + [("never_judged", .int(Int64(counts.neverJudged)))])
    }

    private func json(_ row: Row) -> JSONValue {
        .object([
            ("id", .string(row.subject.id.description)),
            ("name", .string(row.subject.name)),
            ("category", .orNull(row.subject.category?.rawValue)),
            ("state", .string(row.state.name)),
            ("since", .orNull(row.since.map(zone.rfc3339))),
            ("for_s", .seconds(row.since.map { now - $0 })),
            ("flags", .array(row.flags.map(JSONValue.string))),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        let title = Phrase.titled.text(in: language, network.name, Phrase.statusAt.text(in: language, zone.wallClock(now)))
        let fresh =
            lastResult.map { Phrase.statusFresh.text(in: language, zone.wallClock($0), language.duration(now - $0)) }
            ?? Phrase.statusNoResult.text(in: language)
        let cannot = unfit.map { Phrase.statusUnfit.text(in: language, $0.words(in: language), zone.wallClock($0.from)) }
        return ([title, fresh] + cannot + ["", wrong(in: language), "", summary(in: language)]).lines
    }

    private func wrong(in language: ReportLanguage) -> String {
        guard !rows.isEmpty else { return Phrase.statusNothingWrong.text(in: language) }
        var table = TextTable([
            .left(Phrase.state.text(in: language)), .left(Phrase.name.text(in: language)), .left(Phrase.id.text(in: language)),
            .left(Phrase.since.text(in: language)), .right(Phrase.length.text(in: language)),
        ])
        for row in rows {
            table.add([
                row.state.phrase.text(in: language), ObjectFlag.name(row.subject.name, with: row.flags, in: language),
                row.subject.id.description,
                row.since.map { zone.wallClock($0) } ?? language.unknown, language.duration(row.since.map { now - $0 }),
            ])
        }
        return table.text
    }

    private func summary(in language: ReportLanguage) -> String {
        var table = TextTable(
            [.left(Phrase.kind.text(in: language))] + ObjectState.bestFirst.map { .right($0.phrase.text(in: language)) }
                + [.right(Phrase.neverJudged.text(in: language))])
        func cells(_ counts: Counts) -> [String] {
            ObjectState.bestFirst.map { String(counts[$0]) } + [String(counts.neverJudged)]
        }
        for line in countsByKind { table.add([line.kind.phrase.text(in: language)] + cells(line.counts)) }
        table.addTotal([Phrase.total.text(in: language)] + cells(counts))
        return table.text
    }

    package func csv(in language: ReportLanguage) -> String {
        let columns: [Phrase] = [.id, .name, .category, .state, .since, .secondsWhole]
        var csv = CSVText(columns: columns.map { $0.text(in: language) })
        for row in rows {
            csv.add([
                .text(row.subject.id.description), .text(row.subject.name), .text(row.subject.group.phrase.text(in: language)),
                .text(row.state.phrase.text(in: language)), .text(row.since.map(zone.rfc3339) ?? ""),
                .number(row.since.map { (now - $0).secondsText }),
            ])
        }
        return csv.text
    }
}
