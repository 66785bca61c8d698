internal import Monitor
import NetInventory
package import Store

/// What other rules would make of a period: `netmon.rejudge/1`. Of the objects' own states: before causes, planned work and corrections.
package struct RejudgeReport: RenderableReport {
    /// One outage that is there on one side only, or begins or ends elsewhere.
    struct Difference: Hashable {
        enum Kind: String { case appears, vanishes, shifts }

        var before: TimeSpan?
        var after: TimeSpan?

        var kind: Kind {
            if before == nil { return .appears }
            return after == nil ? .vanishes : .shifts
        }
    }

    struct Row {
        var id: ObjectID
        var name: String
        var before: AvailabilityFigures
        var after: AvailabilityFigures
        var differences: [Difference]
    }

    private let period: ReportPeriod
    private let changes: [(key: String, value: Int)]
    private let results: Int
    private let objects: Int
    private let rows: [Row]

    /// - Parameter changes: the limits that were given, as they were written.
    package init(_ done: Rejudgement, period: ReportPeriod, topology: ReportTopology, changes: [(key: String, value: Int)]) {
        self.period = period
        self.changes = changes
        results = done.results
        let ids = Set(done.before.keys).union(done.after.keys).sorted()
        objects = ids.count
        let names = topology.names(of: Set(ids), in: period.span)
        rows = ids.compactMap { id in
            let (before, after) = (Self.spells(done.before[id], in: period.span), Self.spells(done.after[id], in: period.span))
            guard before != after else { return nil }
            return Row(
                id: id, name: names[id] ?? id.key, before: Self.figures(before, in: period.span),
                after: Self.figures(after, in: period.span),
                differences: Self.differences(Self.outages(before), Self.outages(after)))
        }
    }

    private static func spells(_ entries: [LedgerEntry]?, in span: TimeSpan) -> [LedgerSpell] {
        LedgerSpell.spells(of: entries ?? [], in: span)
    }

    private static func figures(_ spells: [LedgerSpell], in span: TimeSpan) -> AvailabilityFigures {
        AvailabilityFigures(AvailabilityTally(spells: spells, windows: [span], maintenance: .honour))
    }

    private static func outages(_ spells: [LedgerSpell]) -> [TimeSpan] { spells.filter { $0.state == .down }.map(\.span) }

    /// Pairs each outage with the first one of the other side that it overlaps and that has no partner yet; both in order of time.
    static func differences(_ before: [TimeSpan], _ after: [TimeSpan]) -> [Difference] {
        var found: [Difference] = []
        var rest = after[...]
        for old in before {
            while let next = rest.first, next.to <= old.from {
                found.append(Difference(after: next))
                rest.removeFirst()
            }
            guard let next = rest.first, next.from < old.to else {
                found.append(Difference(before: old))
                continue
            }
            rest.removeFirst()
            if next != old { found.append(Difference(before: old, after: next)) }
        }
        return found + rest.map { Difference(after: $0) }
    }

    private func count(_ kind: Difference.Kind) -> Int { rows.flatMap(\.differences).count { $0.kind == kind } }

    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.rejudge/1")),
            ("period", period.json()),
            ("dry_run", .bool(true)),
            ("set", .object(changes.map { ($0.key, .int(Int64($0.value))) })),
            ("results", .int(Int64(results))),
            (
                "counts",
                .object([
                    ("objects", .int(Int64(objects))), ("changed", .int(Int64(rows.count))), ("appear", .int(Int64(count(.appears)))),
                    ("vanish", .int(Int64(count(.vanishes)))), ("shift", .int(Int64(count(.shifts)))),
                ])
            ),
            ("rows", .array(rows.map(json))),
        ])
    }

    private func json(_ row: Row) -> JSONValue {
        func both(_ value: (AvailabilityFigures) -> JSONValue) -> JSONValue {
            .object([("before", value(row.before)), ("after", value(row.after))])
        }
        func span(_ span: TimeSpan?) -> JSONValue {
            span.map {
                .object([
                    ("from", .string(period.zone.rfc3339($0.from))), ("to", .string(period.zone.rfc3339($0.to))),
                    ("seconds", .seconds($0.length)),
                ])
            } ?? .null
        }
        return .object([
            ("id", .string(row.id.description)),
            ("name", .string(row.name)),
            ("outages", both { .orNull($0.outages) }),
            ("availability", both { .share($0.availability, digits: $0.shareDigits) }),
            ("down_s", both { .seconds($0.durations.down) }),
            (
                "spells",
                .array(
                    row.differences.map {
                        .object([("change", .string($0.kind.rawValue)), ("before", span($0.before)), ("after", span($0.after))])
                    })
            ),
        ])
    }

    package func text(in language: ReportLanguage) -> String {
        var table = TextTable([
            .left(Phrase.id.text(in: language)), .left(Phrase.name.text(in: language)), .right(Phrase.rejudgeOutages.text(in: language)),
            .right(Phrase.rejudgeAvailability.text(in: language)), .left(Phrase.rejudgeSpells.text(in: language)),
        ])
        for row in rows {
            let spells = row.differences.map { line($0, in: language) }
            table.add([
                row.id.description, row.name, pair(row) { $0.outages.map(String.init) ?? "–" },
                pair(row) { $0.availability.map { $0.percentText(digits: 4) + " %" } ?? "–" }, spells.first ?? "",
            ])
            for spell in spells.dropFirst() { table.add(["", "", "", "", spell]) }
        }
        let limits = changes.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let summary = Phrase.rejudgeSummary.text(
            in: language, period.text, String(results), String(objects), String(rows.count), String(count(.appears)),
            String(count(.vanishes)), String(count(.shifts)))
        let rules = changes.isEmpty ? Phrase.rejudgeToday.text(in: language) : Phrase.rejudgeSet.text(in: language, limits)
        return ([summary, rules] + (rows.isEmpty ? [] : ["", table.text])).lines
    }

    private func pair(_ row: Row, _ text: (AvailabilityFigures) -> String) -> String {
        "\(text(row.before)) → \(text(row.after))"
    }

    private func line(_ difference: Difference, in language: ReportLanguage) -> String {
        func span(_ span: TimeSpan) -> String {
            "\(period.zone.wallClock(span.from)) – \(period.zone.wallClock(span.to)) (\(language.duration(span.length)))"
        }
        switch (difference.before, difference.after) {
        case (let before?, let after?): return Phrase.rejudgeShifts.text(in: language, span(before), span(after))
        case (let before?, nil): return Phrase.rejudgeVanishes.text(in: language, span(before))
        case (nil, let after?): return Phrase.rejudgeAppears.text(in: language, span(after))
        case (nil, nil): return ""
        }
    }
}
