internal import Monitor
package import NetInventory

/// The outage time of the units by who answers for it, as corrections have settled it; the rest is undecided, never guessed.
package struct ResponsibilityReport: Sendable {
    /// What one of them answers for, of the hours that are counted.
    package struct Share: Hashable, Sendable {
        package private(set) var down = Milliseconds.zero
        package private(set) var unreachable = Milliseconds.zero
        /// Outages of which it answers for some time.
        package private(set) var outages = 0
        package private(set) var unreachableSpells = 0
        package private(set) var longestOutage = Milliseconds.zero

        mutating func add(_ spell: LedgerSpell, _ length: Milliseconds) {
            guard length > .zero else { return }
            if spell.state == .down {
                down += length
                outages += 1
                longestOutage = max(longestOutage, length)
            } else {
                unreachable += length
                unreachableSpells += 1
            }
        }
    }

    package struct Row: Hashable, Sendable {
        /// Nil: undecided.
        package let responsibility: Responsibility?
        package fileprivate(set) var always = Share()
        package fileprivate(set) var office = Share()
    }

    /// The units as they stand all together: what the rows are parts of.
    package let whole: AvailabilityReport
    /// One for each responsibility, and the undecided.
    package let rows: [Row]

    package init(_ question: AvailabilityReport.Question, history: ObjectHistory, period: ReportPeriod, method: ReportMethod) {
        whole = AvailabilityReport(question, history: history, period: period, method: method)
        var book = OfficeHoursBook(history.topology, period: period)
        var rows = (Responsibility.allCases.map { Optional($0) } + [nil]).map { Row(responsibility: $0) }
        for subject in whole.rows.map(\.subject) {
            let due = subject.due(in: period.span, zone: period.zone)
            let office = (try? book.hours(calendar: subject.calendar, in: due).get()) ?? []
            let states = history.states(of: subject)
            let entries = states.entries(question.maintenance, isRaw: question.isRaw)
            let decided = states.corrections.filter { $0.responsibility != nil }
            for spell in due.flatMap({ LedgerSpell.spells(of: entries, in: $0) }) where spell.state == .down || spell.state == .unreachable
            {
                for place in rows.indices {
                    let own = decided.filter { $0.responsibility == rows[place].responsibility }.map(\.span).united
                    func length(_ windows: [TimeSpan]) -> Milliseconds {
                        let inside = windows.clipped(to: spell.span)
                        let part =
                            rows[place].responsibility == nil
                            ? inside.subtracting(decided.map(\.span).united) : own.flatMap { inside.clipped(to: $0) }
                        return part.map(\.length).reduce(.zero, +)
                    }
                    rows[place].always.add(spell, length(due))
                    rows[place].office.add(spell, length(office))
                }
            }
        }
        self.rows = rows
    }

    /// What a row answers for, of the hours that the main figures count; unknown where these are.
    package func share(_ row: Row) -> Share? {
        switch whole.question.hours {
        case .always: row.always
        case .office: whole.total.officeFigures == nil ? nil : row.office
        }
    }

    /// Its part of all outage time; unknown where there was none.
    package func part(_ row: Row) -> ExactRatio? {
        guard let figures = whole.total.figures(whole.question.hours), let share = share(row) else { return nil }
        let all = figures.durations.down.count + figures.durations.unreachable.count
        return ExactRatio(share.down.count + share.unreachable.count, of: all)
    }
}
