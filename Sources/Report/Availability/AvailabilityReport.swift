package import Monitor
package import NetInventory

/// How available everything was in a period: a row for each object, a sum for each group, and the total.
package struct AvailabilityReport: Sendable {
    package struct Row: Hashable, Sendable {
        package let subject: ReportSubject
        package let result: AvailabilityResult
        /// The same without corrections; nil where none were laid over.
        package let raw: AvailabilityResult?
        /// `flapping`, `filtered`, `congested`.
        package let flags: [String]
        /// How many objects the row sums up.
        package let members: Int
    }

    package struct Group: Hashable, Sendable {
        package let group: ReportGroup
        package let members: Int
        package let result: AvailabilityResult
        package let raw: AvailabilityResult?
    }

    /// What was asked: which objects, which hours, and what planned work and corrections mean.
    package struct Question: Hashable, Sendable {
        package enum Rows: Sendable {
            case objects
            /// One for each carrier: the sum of its circuits.
            case carriers
        }

        package var by: SubjectKind
        package var rows: Rows
        /// This object alone.
        package var only: ObjectID?
        package var category: UnitCategory?
        package var hours: CountedHours
        package var maintenance: MaintenanceMode
        /// Whether corrections are left out.
        package var isRaw: Bool

        package init(
            by: SubjectKind = .unit, rows: Rows = .objects, only: ObjectID? = nil, category: UnitCategory? = nil,
            hours: CountedHours = .always, maintenance: MaintenanceMode = .honour, isRaw: Bool = false
        ) {
            self.by = by
            self.rows = rows
            self.only = only
            self.category = category
            self.hours = hours
            self.maintenance = maintenance
            self.isRaw = isRaw
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
    /// The total without corrections; nil where none were laid over.
    package let rawTotal: AvailabilityResult?

    /// Objects count for the parts of the period in which their dates make them due, by the states that the history gives them.
    package init(
        _ question: Question, history: ObjectHistory, period: ReportPeriod, flags: [ObjectID: [String]] = [:], method: ReportMethod
    ) {
        let topology = history.topology
        var book = OfficeHoursBook(topology, period: period)
        var rows: [Row] = []
        var groups: [ReportGroup: CountedSum] = [:]
        var carriers: [String?: CountedSum] = [:]
        var all = CountedSum()
        for subject in history.subjects(question.by, category: question.category, in: period.span) {
            guard question.only == nil || question.only == subject.id else { continue }
            let due = subject.due(in: period.span, zone: period.zone)
            guard !due.isEmpty else { continue }
            let states = history.states(of: subject)
            let office = book.hours(calendar: subject.calendar, in: due)
            let isCorrected = !question.isRaw && due.contains { states.isCorrected(in: $0) }
            func counted(_ windows: [TimeSpan]?) -> CountedSum {
                func counted(isRaw: Bool) -> CountedTime {
                    let entries = states.entries(question.maintenance, isRaw: isRaw)
                    let spells = due.flatMap { LedgerSpell.spells(of: entries, in: $0) }
                    func tally(_ counted: [TimeSpan]) -> AvailabilityTally {
                        let windows = windows.map { windows in windows.flatMap { counted.clipped(to: $0) } } ?? counted
                        return AvailabilityTally(spells: spells, windows: windows, maintenance: question.maintenance)
                    }
                    return CountedTime(always: tally(due), office: office.map(tally))
                }
                return CountedSum(counted(isRaw: question.isRaw), raw: isCorrected ? counted(isRaw: true) : nil)
            }
            let counts = counted(nil)
            groups[question.rows == .carriers ? .ungrouped : subject.group, default: CountedSum()] += counts
            all += counts
            switch question.rows {
            case .objects:
                rows.append(
                    Row(subject: subject, result: counts.result, raw: counts.rawResult, flags: subject.flags(in: flags), members: 1))
            case .carriers:
                for (carrier, windows) in subject.carriers {
                    let part = counted(windows)
                    if part.time.always.durations.due > .zero { carriers[carrier, default: CountedSum()] += part }
                }
            }
        }
        for carrier in topology.carriers(in: period.span, among: Set(carriers.keys)) {
            guard let sum = carriers[carrier.id == ReportSubject.noCarrier ? nil : carrier.id.key] else { continue }
            rows.append(Row(subject: carrier, result: sum.result, raw: sum.rawResult, flags: [], members: sum.members))
        }
        self.question = question
        self.period = period
        self.network = topology.network(in: period.span)
        self.method = method.laid(over: history, period, maintenance: question.maintenance, isRaw: question.isRaw)
        self.rows = rows
        self.groups = ReportGroup.inOrder.compactMap { group in
            groups[group].map { Group(group: group, members: $0.members, result: $0.result, raw: $0.rawResult) }
        }
        total = all.result
        rawTotal = all.rawResult
    }

    /// From the ledger alone, without incidents and declared work. `ledger` holds each object's entries in order of time, from its last
    /// one before the period on; an object that is not in it was never judged.
    package init(
        _ question: Question, topology: ReportTopology, period: ReportPeriod, ledger: [ObjectID: [LedgerEntry]],
        flags: [ObjectID: [String]] = [:], method: ReportMethod
    ) {
        self.init(
            question, history: ObjectHistory(topology: topology, ledger: ledger, span: period.span), period: period, flags: flags,
            method: method)
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
