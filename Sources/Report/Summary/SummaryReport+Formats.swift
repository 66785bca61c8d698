internal import Causes
internal import Monitor
internal import NetInventory
internal import Store

extension SummaryReport {
    private var zone: CivilZone { network.zone }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.summary/1")),
            ("at", .string(zone.rfc3339(now))),
            ("since", .string(zone.rfc3339(since))),
            ("timezone", .string(zone.name)),
            (
                "incidents",
                .object([
                    ("open", .array(open.map { $0.row(at: now, zone: zone) })),
                    ("ended", .array(ended.map { $0.row(at: now, zone: zone) })),
                ])
            ),
            ("last_result", .orNull(status.lastResult.map(zone.rfc3339))),
            ("wrong", .array(status.rows.map(json))),
            ("planned", .array(planned.map(json))),
            ("running_out", .array(runningOut.map(json))),
            (
                "unmonitored",
                .array(
                    blind.map { spell, span in
                        .object([
                            ("reason", .string(spell.reason.rawValue)), ("detail", .string(spell.detail)),
                            ("from", .string(zone.rfc3339(span.from))), ("to", .orNull(spell.to == nil ? nil : zone.rfc3339(span.to))),
                            ("seconds", .seconds(span.length)),
                        ])
                    })
            ),
        ])
    }

    private func json(_ row: StatusReport.Row) -> JSONValue {
        .object([
            ("id", .string(row.subject.id.description)), ("name", .string(row.subject.name)), ("state", .string(row.state.name)),
            ("since", .orNull(row.since.map(zone.rfc3339))), ("for_s", .seconds(row.since.map { now - $0 })),
        ])
    }

    private func json(_ row: MaintenanceReport.Row) -> JSONValue {
        .object([
            ("number", row.number.map(JSONValue.int) ?? .null), ("objects", .array(row.objects.map { .string($0.description) })),
            ("from", .string(zone.rfc3339(row.span.from))), ("to", .string(zone.rfc3339(row.span.to))), ("why", .string(row.why)),
            ("by", .orNull(row.by)),
        ])
    }

    private func json(_ row: RunningOut) -> JSONValue {
        .object([
            ("id", .string(row.contract.description)), ("name", .string(row.name)), ("provider", .orNull(row.provider)),
            ("to", .string(row.to.description)), ("days_left", .int(Int64(row.daysLeft))),
            ("notice_by", .orNull(row.noticeBy?.description)),
        ])
    }

    // MARK: Words

    package func text(in language: ReportLanguage) -> String {
        let title = Phrase.titled.text(in: language, network.name, IncidentPhrase.summaryAt.text(in: language, zone.wallClock(now)))
        let fresh =
            status.lastResult.map { Phrase.statusFresh.text(in: language, zone.wallClock($0), language.duration(now - $0)) }
            ?? Phrase.statusNoResult.text(in: language)
        let parts: [(title: String, body: String?)] = [
            (IncidentPhrase.summaryOpen.text(in: language), incidents(open, in: language)),
            (IncidentPhrase.summaryEnded.text(in: language, zone.wallClock(since)), incidents(ended, in: language)),
            (IncidentPhrase.summaryWrong.text(in: language), wrong(in: language)),
            (IncidentPhrase.summaryPlanned.text(in: language), work(in: language)),
            (IncidentPhrase.summaryRunningOut.text(in: language, String(RunningOut.horizon)), runningOut(in: language)),
            (IncidentPhrase.summaryBlind.text(in: language, zone.wallClock(since)), blind(in: language)),
        ]
        var lines = [title, fresh]
        for part in parts {
            // What there is none of takes one line.
            let none = IncidentPhrase.summaryNone.text(in: language, part.title)
            lines += part.body.map { ["", IncidentPhrase.summaryPart.text(in: language, part.title), $0] } ?? ["", none]
        }
        return lines.lines
    }

    private func incidents(_ incidents: [StoredIncident], in language: ReportLanguage) -> String? {
        guard !incidents.isEmpty else { return nil }
        let table = IncidentListReport.table(Array(incidents.prefix(Self.most)), words, now: now, in: language)
        return ([table] + rest(incidents.count, "netmon incidents", in: language)).joined(separator: "\n")
    }

    /// Lines of a part; what is more can be asked for.
    private static let most = 12

    private func rest(_ count: Int, _ verb: String, in language: ReportLanguage) -> [String] {
        count > Self.most ? [IncidentPhrase.summaryRest.text(in: language, String(count - Self.most), verb)] : []
    }

    private func wrong(in language: ReportLanguage) -> String? {
        guard !status.rows.isEmpty else { return nil }
        var table = TextTable([
            .left(Phrase.state.text(in: language)), .left(IncidentPhrase.kindOfObject.text(in: language)),
            .left(Phrase.name.text(in: language)),
            .left(Phrase.since.text(in: language)), .right(Phrase.length.text(in: language)),
        ])
        for row in status.rows.prefix(Self.most) {
            table.add([
                row.state.phrase.text(in: language), row.subject.id.kind.phrase.text(in: language), row.subject.name,
                row.since.map { zone.wallClock($0) } ?? language.unknown, language.duration(row.since.map { now - $0 }),
            ])
        }
        return ([table.text] + rest(status.rows.count, "netmon status", in: language)).joined(separator: "\n")
    }

    private func work(in language: ReportLanguage) -> String? {
        guard !planned.isEmpty else { return nil }
        var table = TextTable([
            .left(Phrase.began.text(in: language)), .left(Phrase.ended.text(in: language)), .left(Phrase.workOn.text(in: language)),
            .left(Phrase.why.text(in: language)),
        ])
        for row in planned.prefix(Self.most) {
            let names = row.objects.prefix(3).map(words.name).joined(separator: language.listSeparator)
            table.add([
                zone.wallClock(row.span.from), zone.wallClock(row.span.to),
                row.objects.count > 3 ? IncidentPhrase.andOthers.text(in: language, names, String(row.objects.count)) : names,
                VisibleText.line(row.why, length: 100),
            ])
        }
        return ([table.text] + rest(planned.count, "netmon maintenance list", in: language)).joined(separator: "\n")
    }

    private func runningOut(in language: ReportLanguage) -> String? {
        guard !runningOut.isEmpty else { return nil }
        var table = TextTable([
            .left(Phrase.contract.text(in: language)), .left(Phrase.provider.text(in: language)), .left(Phrase.lastDay.text(in: language)),
            .right(IncidentPhrase.daysLeft.text(in: language)), .left(IncidentPhrase.noticeBy.text(in: language)),
        ])
        for row in runningOut.prefix(Self.most) {
            table.add([
                row.name, row.provider ?? language.unknown, row.to.description, String(row.daysLeft),
                row.noticeBy?.description ?? language.unknown,
            ])
        }
        return ([table.text] + rest(runningOut.count, "netmon topology check", in: language)).joined(separator: "\n")
    }

    private func blind(in language: ReportLanguage) -> String? {
        guard !blind.isEmpty else { return nil }
        var table = TextTable([
            .left(Phrase.began.text(in: language)), .left(Phrase.ended.text(in: language)), .right(Phrase.length.text(in: language)),
            .left(Phrase.why.text(in: language)),
        ])
        for (spell, span) in blind.prefix(Self.most) {
            table.add([
                zone.wallClock(span.from), spell.to == nil ? Phrase.goesOn.text(in: language) : zone.wallClock(span.to),
                language.duration(span.length), VisibleText.line(spell.detail, length: 100),
            ])
        }
        return ([table.text] + rest(blind.count, "netmon summary --format json", in: language)).joined(separator: "\n")
    }
}
