internal import Monitor
internal import NetInventory

extension AvailabilityReport {
    package func text(in language: ReportLanguage) -> String {
        var table = TextTable([
            .left(rowsPhrase.text(in: language)),
            .right(Phrase.availability.text(in: language)),
            .right(Phrase.good.text(in: language)),
            .right(Phrase.coverage.text(in: language)),
            .right(Phrase.outages.text(in: language)),
            .right(Phrase.downTime.text(in: language)),
            .right(Phrase.longestOutage.text(in: language)),
            .right(Phrase.unreachableTime.text(in: language)),
            .right((question.hours == .always ? Phrase.officeAvailability : .alwaysAvailability).text(in: language)),
        ])
        let hasHeadings = groups.count > 1 || groups.first.map { $0.group != .ungrouped } == true
        for group in groups {
            if hasHeadings {
                let heading = Phrase.groupHeading.text(in: language, group.group.phrase.text(in: language), String(group.members))
                table.add([heading] + cells(group.result, in: language))
            }
            for row in rows where row.subject.group == group.group {
                let indent = hasHeadings ? "  " : ""
                table.add(
                    [indent + ObjectFlag.name(name(of: row, in: language), with: row.flags, in: language)] + cells(row.result, in: language)
                )
                addRaw(row.raw, beside: row.result, indent: indent + "  ", to: &table, in: language)
            }
        }
        table.addTotal([Phrase.totalOf.text(in: language, String(rows.count))] + cells(total, in: language))
        addRaw(rawTotal, beside: total, indent: "  ", to: &table, in: language)
        let title = Phrase.titled.text(in: language, network.name, Phrase.availabilityReport.text(in: language))
        return ([title, "", table.text, ""] + footer(in: language)).lines
    }

    /// What the rows are: a carrier's row also says how many circuits it sums up.
    var rowsPhrase: Phrase {
        switch question.rows {
        case .objects: question.by.phrase
        case .carriers: .provider
        }
    }

    func name(of row: Row, in language: ReportLanguage) -> String {
        guard question.rows == .carriers else { return row.subject.name }
        let name = row.subject.id == ReportSubject.noCarrier ? Phrase.noCarrier.text(in: language) : row.subject.name
        return Phrase.groupHeading.text(in: language, name, String(row.members))
    }

    /// The figures without corrections, on a line of their own where they are others.
    private func addRaw(
        _ raw: AvailabilityResult?, beside result: AvailabilityResult, indent: String, to table: inout TextTable,
        in language: ReportLanguage
    ) {
        guard let raw, raw != result else { return }
        table.add([indent + Phrase.uncorrected.text(in: language)] + cells(raw, in: language))
    }

    private func cells(_ result: AvailabilityResult, in language: ReportLanguage) -> [String] {
        let figures = result.figures(question.hours)
        let other = result.figures(question.hours == .always ? .office : .always)
        return [
            language.percent(figures?.availability), language.percent(figures?.good), language.percent(figures?.coverage),
            language.number(figures?.outages), language.duration(figures?.ifJudged(\.down)), language.duration(figures?.longestOutage),
            language.duration(figures?.ifJudged(\.unreachable)), language.percent(other?.availability),
        ]
    }

    /// The lines below the table; `notes` are those of a report that is made from this one.
    func footer(adding notes: [String] = [], in language: ReportLanguage) -> [String] {
        var lines =
            [
                method.periodLine(period, in: language),
                Phrase.methodHours.text(in: language, question.hours.phrase.text(in: language)),
                maintenanceLine(in: language),
                Phrase.methodFormula.text(in: language),
            ] + notes
        lines += coverage(total.always, .methodCoverage, .methodBounds, in: language)
        if let office = total.officeFigures { lines += coverage(office, .methodOfficeCoverage, .methodOfficeBounds, in: language) }
        lines.append(Phrase.methodOfficeHours.text(in: language))
        lines += officeUnknowns.map { Phrase.methodOfficeUnknown.text(in: language, $0.sentence(in: language)) }
        return [Phrase.methodTitle.text(in: language)] + (lines + method.lines(in: language)).map { "  " + $0 }
    }

    /// How much of the due time was judged, and between which two figures the truth lies.
    private func coverage(
        _ figures: AvailabilityFigures, _ coverage: Phrase, _ bounds: Phrase, in language: ReportLanguage
    ) -> [String] {
        let line = coverage.text(in: language, language.percent(figures.coverage))
        guard figures.durations.unmonitored > .zero else { return [line] }
        return [line, bounds.text(in: language, language.percent(figures.lowest), language.percent(figures.highest))]
    }

    private func maintenanceLine(in language: ReportLanguage) -> String {
        let line = Phrase.methodMaintenance.text(in: language, question.maintenance.phrase.text(in: language))
        guard let planned = total.figures(question.hours)?.durations.maintenance, planned > .zero else { return line }
        return line + Phrase.methodMaintenanceTime.text(in: language, language.duration(planned))
    }
}

extension AvailabilityFigures {
    /// The time in a state; unknown where nothing was judged, although its sum is then zero.
    func ifJudged(_ state: KeyPath<StateDurations, Milliseconds>) -> Milliseconds? {
        availability == nil ? nil : durations[keyPath: state]
    }
}
