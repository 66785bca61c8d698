internal import Monitor
internal import NetInventory

extension AvailabilityReport {
    /// Objects first, then the groups and the total, told apart by the first column. Shares are per cent, cut off.
    package func csv(in language: ReportLanguage) -> String {
        let states = ObjectState.bestFirst.map { Phrase.secondsOf.text(in: language, $0.phrase.text(in: language)) }
        let shares: [Phrase] = [.availability, .good, .coverage, .lowest, .highest]
        let tail: [Phrase] = [.outages, .unreachableSpells, .mttrSeconds, .mtbfSeconds, .longestSeconds]
        func office(_ column: String) -> String { Phrase.officeOf.text(in: language, column) }
        var csv = CSVText(
            columns: [Phrase.rowSort, .id, .name, .category].map { $0.text(in: language) }
                + shares.map { Phrase.percentOf.text(in: language, $0.text(in: language)) }
                + states + tail.map { $0.text(in: language) }
                + [Phrase.percentOf.text(in: language, Phrase.officeAvailability.text(in: language))]
                + ([.coverage, .lowest, .highest] as [Phrase]).map { office(Phrase.percentOf.text(in: language, $0.text(in: language))) }
                + [office(Phrase.outages.text(in: language)), office(Phrase.secondsOf.text(in: language, Phrase.down.text(in: language)))]
                + [Phrase.percentOf.text(in: language, Phrase.alwaysAvailability.text(in: language))])
        func add(_ sort: Phrase, id: String, name: String, group: String, _ result: AvailabilityResult) {
            let texts = [sort.text(in: language), id, name, group].map(CSVText.Cell.text)
            csv.add(texts + cells(result))
        }
        for row in rows {
            let group = row.subject.group.phrase.text(in: language)
            let id = row.subject.id == ReportSubject.noCarrier ? "" : row.subject.id.description
            let name = row.subject.id == ReportSubject.noCarrier ? Phrase.noCarrier.text(in: language) : row.subject.name
            add(.rowOfObject, id: id, name: name, group: group, row.result)
            if let raw = row.raw { add(.rowOfObjectRaw, id: id, name: name, group: group, raw) }
        }
        for group in groups {
            let name = group.group.phrase.text(in: language)
            add(.rowOfGroup, id: group.group.id, name: name, group: name, group.result)
            if let raw = group.raw { add(.rowOfGroupRaw, id: group.group.id, name: name, group: name, raw) }
        }
        add(.total, id: "", name: Phrase.total.text(in: language), group: "", total)
        if let rawTotal { add(.totalRaw, id: "", name: Phrase.total.text(in: language), group: "", rawTotal) }
        return csv.text
    }

    private func cells(_ result: AvailabilityResult) -> [CSVText.Cell] {
        let figures = result.figures(question.hours)
        let office = result.officeFigures
        func percent(_ ratio: ExactRatio?, of figures: AvailabilityFigures?) -> CSVText.Cell {
            .number(ratio?.percentText(digits: (figures?.shareDigits ?? 6) - 2))
        }
        let shares = [figures?.availability, figures?.good, figures?.coverage, figures?.lowest, figures?.highest]
        let counts = [figures?.outages, figures?.unreachableSpells]
        return shares.map { percent($0, of: figures) }
            + ObjectState.bestFirst.map { .number(figures?.durations[$0].secondsText) }
            + counts.map { .number($0.map { String($0) }) }
            + [figures?.mttr, figures?.mtbf].map { .number($0?.thousandthsText) }
            + [.number(figures?.longestOutage?.secondsText)]
            + [office?.availability, office?.coverage, office?.lowest, office?.highest].map { percent($0, of: office) }
            + [.number(office?.outages.map { String($0) }), .number(office?.durations.down.secondsText)]
            + [percent(result.always.availability, of: result.always)]
    }
}
