package import Monitor
package import NetInventory

/// How available everything was in a period: a row for each object, a sum for each group, and the total.
package struct AvailabilityReport: Sendable {
    package struct Row: Hashable, Sendable {
        package let subject: ReportSubject
        package let result: AvailabilityResult
        /// `flapping`, `filtered`, `congested`.
        package let flags: [String]
    }

    package struct Group: Hashable, Sendable {
        package let group: ReportGroup
        package let members: Int
        package let result: AvailabilityResult
    }

    /// What was asked: which objects, which hours, and what planned work means.
    package struct Question: Hashable, Sendable {
        package var by: SubjectKind
        package var category: UnitCategory?
        package var hours: CountedHours
        package var maintenance: MaintenanceMode

        package init(
            by: SubjectKind = .unit, category: UnitCategory? = nil, hours: CountedHours = .always, maintenance: MaintenanceMode = .honour
        ) {
            self.by = by
            self.category = category
            self.hours = hours
            self.maintenance = maintenance
        }
    }

    package let question: Question
    package let period: ReportPeriod
    package let network: MetroNetwork
    package let method: ReportMethod
    /// Objects that were due in the period, in groups; what was not due for a moment has no row.
    package let rows: [Row]
    package let groups: [Group]
    package let total: AvailabilityResult

    /// `ledger` holds each object's entries in order of time, from its last one before the period on; an object that is not in
    /// it was never judged. Objects count for the parts of the period in which their dates make them due.
    package init(
        _ question: Question, topology: ReportTopology, period: ReportPeriod, ledger: [ObjectID: [LedgerEntry]],
        flags: [ObjectID: [String]] = [:], method: ReportMethod
    ) {
        var book = OfficeHoursBook(topology, period: period)
        var rows: [Row] = []
        var sums: [ReportGroup: (members: Int, counted: CountedTime)] = [:]
        var all = CountedTime()
        for subject in topology.subjects(question.by, category: question.category, in: period.span, measured: ledger.keys) {
            let due = subject.due(in: period.span, zone: period.zone)
            guard !due.isEmpty else { continue }
            let entries = subject.entries(in: ledger)
            let spells = due.flatMap { LedgerSpell.spells(of: entries, in: $0) }
            func tally(_ windows: [TimeSpan]) -> AvailabilityTally {
                AvailabilityTally(spells: spells, windows: windows, maintenance: question.maintenance)
            }
            let office = book.hours(calendar: subject.calendar, in: due).map(tally)
            let counted = CountedTime(always: tally(due), office: office)
            rows.append(Row(subject: subject, result: AvailabilityResult(counted), flags: subject.flags(in: flags)))
            sums[subject.group, default: (0, CountedTime())].members += 1
            sums[subject.group, default: (0, CountedTime())].counted += counted
            all += counted
        }
        self.question = question
        self.period = period
        self.network = topology.network(in: period.span)
        self.method = method
        self.rows = rows
        groups = ReportGroup.inOrder.compactMap { group in
            sums[group].map { Group(group: group, members: $0.members, result: AvailabilityResult($0.counted)) }
        }
        total = AvailabilityResult(all)
    }

    /// One topology that always held.
    package init(
        _ question: Question, inventory: Inventory, period: ReportPeriod, ledger: [ObjectID: [LedgerEntry]],
        flags: [ObjectID: [String]] = [:], method: ReportMethod
    ) {
        self.init(question, topology: ReportTopology(inventory), period: period, ledger: ledger, flags: flags, method: method)
    }

    /// The reasons for which rows have no office-hours figure, each once, in the order of the rows.
    package var officeUnknowns: [OfficeHoursUnknown] {
        var reasons: [OfficeHoursUnknown] = []
        for row in rows {
            if let reason = row.result.officeUnknown, !reasons.contains(reason) { reasons.append(reason) }
        }
        return reasons
    }
}
