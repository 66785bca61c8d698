internal import Monitor
internal import NetInventory

extension ResponsibilityReport: TabularReport {
    package func json() -> JSONValue {
        guard case .object(var members) = whole.json() else { return .null }
        for place in members.indices {
            switch members[place].0 {
            case "by": members[place].1 = .string("responsibility")
            case "rows": members[place].1 = .array(rows.map(json))
            // Its parts are the rows.
            case "groups": members[place].1 = .array([])
            default: break
            }
        }
        return .object(members)
    }

    /// A row of the contract: what nobody answers for, good time and unmonitored time, is null.
    private func json(_ row: Row) -> JSONValue {
        func fields(_ share: Share?) -> [(String, JSONValue)] {
            let seconds = ObjectState.bestFirst.map { state -> (String, JSONValue) in
                (state.name, .seconds(state == .down ? share?.down : state == .unreachable ? share?.unreachable : nil))
            }
            return ["availability", "good", "coverage", "lowest", "highest"].map { ($0, .null) } + [
                ("seconds", .object(seconds)),
                ("outages", .orNull(share?.outages)),
                ("unreachable_spells", .orNull(share?.unreachableSpells)),
                ("mttr_s", .thousandths(share.flatMap { ExactRatio($0.down.count, of: Int64($0.outages)) })),
                ("mtbf_s", .null),
                ("longest_s", .seconds(share?.longestOutage)),
            ]
        }
        return .object(
            [
                ("id", .orNull(row.responsibility?.rawValue)),
                ("name", .string(row.responsibility?.rawValue ?? Phrase.undecided.text(in: .zh))),
                ("category", .null), ("flags", .array([])),
                ("part", .share(part(row))),
            ] + fields(share(row)) + [
                ("office", whole.total.officeFigures == nil ? .null : .object(fields(row.office))), ("raw", .null),
            ])
    }

    package func text(in language: ReportLanguage) -> String {
        var table = TextTable([
            .left(Phrase.responsibility.text(in: language)), .right(Phrase.outages.text(in: language)),
            .right(Phrase.downTime.text(in: language)), .right(Phrase.longestOutage.text(in: language)),
            .right(Phrase.unreachableTime.text(in: language)), .right(Phrase.partOfOutageTime.text(in: language)),
        ])
        for row in rows {
            let share = share(row)
            table.add([
                name(row, in: language), language.number(share?.outages), language.duration(share?.down),
                language.duration(share?.longestOutage), language.duration(share?.unreachable), language.percent(part(row)),
            ])
        }
        let figures = whole.total.figures(whole.question.hours)
        table.addTotal([
            Phrase.total.text(in: language), language.number(figures?.outages), language.duration(figures?.ifJudged(\.down)),
            language.duration(figures?.longestOutage), language.duration(figures?.ifJudged(\.unreachable)), "",
        ])
        let title = Phrase.titled.text(in: language, whole.network.name, Phrase.responsibilityReport.text(in: language))
        let note = Phrase.methodResponsibility.text(in: language)
        return ([title, "", table.text, ""] + whole.footer(adding: [note], in: language)).lines
    }

    package func csv(in language: ReportLanguage) -> String {
        func seconds(_ state: Phrase) -> String { Phrase.secondsOf.text(in: language, state.text(in: language)) }
        var csv = CSVText(
            columns: [
                Phrase.responsibility.text(in: language), Phrase.outages.text(in: language), seconds(.down),
                Phrase.longestSeconds.text(in: language), Phrase.unreachableSpells.text(in: language), seconds(.unreachable),
                Phrase.percentOf.text(in: language, Phrase.partOfOutageTime.text(in: language)),
            ])
        for row in rows {
            let share = share(row)
            csv.add([
                .text(name(row, in: language)), .number(share.map { String($0.outages) }), .number(share?.down.secondsText),
                .number(share?.longestOutage.secondsText), .number(share.map { String($0.unreachableSpells) }),
                .number(share?.unreachable.secondsText), .number(part(row)?.percentText(digits: 4)),
            ])
        }
        return csv.text
    }

    private func name(_ row: Row, in language: ReportLanguage) -> String {
        row.responsibility?.phrase.text(in: language) ?? Phrase.undecided.text(in: language)
    }
}
