package import Causes
package import Monitor
package import NetInventory
package import Store

/// Every spell of `down` and `unreachable` that has time in a period, in the order in which they began.
package struct OutagesReport: Sendable {
    package struct Row: Hashable, Sendable {
        package let subject: ReportSubject
        /// `down` or `unreachable`.
        package let state: ObjectState
        /// When it really began, even before the period.
        package let from: Timestamp
        /// When it really ended; nil while it still goes on.
        package let to: Timestamp?
        /// Its part of the period, so that these add up to the seconds of the availability report.
        package let inPeriod: Milliseconds
        /// Its part of the period's office hours; nil where these are not known.
        package let inOffice: Milliseconds?
        /// All of it, as far as it has got.
        package let whole: Milliseconds
        /// The incident that it belongs to, and what that incident names as possible causes; nil and none where nobody looked.
        package var incident: Int64?
        package var explanations: [Explanation] = []
        /// Who answers for it, or for a part of it each, once somebody decided.
        package var responsibilities: [Responsibility] = []
        package var ticket: String?
        /// The circuit's carrier when it began.
        package var carrier: String?
    }

    /// By what the rows are put in order, before the time.
    package enum Order: Sendable {
        case time, carrier, responsibility
    }

    package let by: SubjectKind
    package let order: Order
    package let period: ReportPeriod
    package let network: MetroNetwork
    package let method: ReportMethod
    package let rows: [Row]
    /// What carriers and the objects of explanations are called.
    let names: [ObjectID: String]

    /// The reasons for which rows have no office hours, each once.
    package let officeUnknowns: [OfficeHoursUnknown]

    /// Which outages: of which objects, with what laid over what was measured.
    package struct Question: Sendable {
        package var by: SubjectKind
        package var order: Order
        package var only: ObjectID?
        package var category: UnitCategory?
        package var maintenance: MaintenanceMode
        package var isRaw: Bool

        package init(
            by: SubjectKind = .unit, order: Order = .time, only: ObjectID? = nil, category: UnitCategory? = nil,
            maintenance: MaintenanceMode = .honour, isRaw: Bool = false
        ) {
            self.by = by
            self.order = order
            self.only = only
            self.category = category
            self.maintenance = maintenance
            self.isRaw = isRaw
        }
    }

    /// The history reaches to `period.now`, so that an outage that still goes on is known as such; `incidents` are those of its time.
    package init(
        _ question: Question, history: ObjectHistory, period: ReportPeriod, incidents: [StoredIncident] = [], method: ReportMethod
    ) {
        by = question.by
        order = question.order
        self.period = period
        let topology = history.topology
        network = topology.network(in: period.span)
        self.method = method.laid(over: history, period, maintenance: question.maintenance, isRaw: question.isRaw)
        var book = OfficeHoursBook(topology, period: period)
        var rows: [Row] = []
        var unknowns: [OfficeHoursUnknown] = []
        let stored = Dictionary(incidents.map { ($0.incident.key, $0) }, uniquingKeysWith: { first, _ in first })
        for subject in history.subjects(question.by, category: question.category, in: period.span) {
            guard question.only == nil || question.only == subject.id else { continue }
            let due = subject.due(in: period.span, zone: period.zone)
            guard !due.isEmpty else { continue }
            let states = history.states(of: subject)
            let office = book.hours(calendar: subject.calendar, in: due)
            var own = Self.rows(
                of: subject, entries: states.entries(question.maintenance, isRaw: question.isRaw), due: due, office: try? office.get(),
                period: period)
            for place in own.indices { own[place].explain(by: states, stored, isRaw: question.isRaw, now: period.now) }
            if !own.isEmpty, case .failure(let reason) = office, !unknowns.contains(reason) { unknowns.append(reason) }
            rows += own
        }
        let place = Self.place(question.order)
        self.rows = rows.sorted { (place($0), $0.from, $0.subject.id) < (place($1), $1.from, $1.subject.id) }
        officeUnknowns = unknowns
        let wanted = Set(
            rows.flatMap { $0.explanations.flatMap(\.objects) } + rows.compactMap { $0.carrier.map { ObjectID(.provider, $0) } })
        names = topology.names(of: wanted, in: period.span)
    }

    /// From the ledger alone: `ledger` holds each object's entries up to `period.now`, from the last one before the period on: an entry
    /// that is still the last one then says what still goes on.
    package init(
        by: SubjectKind = .unit, category: UnitCategory? = nil, topology: ReportTopology, period: ReportPeriod,
        ledger: [ObjectID: [LedgerEntry]], method: ReportMethod
    ) {
        let untilNow = TimeSpan(from: period.span.from, to: period.now)
        self.init(
            Question(by: by, category: category), history: ObjectHistory(topology: topology, ledger: ledger, span: untilNow),
            period: period, method: method)
    }

    /// One topology that always held.
    package init(
        by: SubjectKind = .unit, category: UnitCategory? = nil, inventory: Inventory, period: ReportPeriod,
        ledger: [ObjectID: [LedgerEntry]], method: ReportMethod
    ) {
        self.init(by: by, category: category, topology: ReportTopology(inventory), period: period, ledger: ledger, method: method)
    }

    private static func rows(
        of subject: ReportSubject, entries: [LedgerEntry], due: [TimeSpan], office: [TimeSpan]?, period: ReportPeriod
    ) -> [Row] {
        guard let first = entries.first else { return [] }
        let lives = subject.due(in: TimeSpan(from: first.at, to: period.now), zone: period.zone)
        return lives.flatMap { LedgerSpell.spells(of: entries, in: $0) }.compactMap { spell in
            guard spell.state == .down || spell.state == .unreachable else { return nil }
            func part(of windows: [TimeSpan]) -> Milliseconds {
                windows.compactMap { spell.span.intersection($0)?.length }.reduce(.zero, +)
            }
            let inPeriod = part(of: due)
            guard inPeriod > .zero else { return nil }
            return Row(
                subject: subject, state: spell.state, from: spell.span.from, to: spell.span.to == period.now ? nil : spell.span.to,
                inPeriod: inPeriod, inOffice: office.map(part), whole: spell.span.length)
        }
    }

    /// Where an order puts a row: what nobody named or decided comes last.
    private static func place(_ order: Order) -> (Row) -> String {
        switch order {
        case .time: { _ in "" }
        case .carrier: { $0.carrier ?? "\u{10FFFF}" }
        case .responsibility:
            { row in row.responsibilities.first.flatMap { Responsibility.allCases.firstIndex(of: $0) }.map { String($0) } ?? "9" }
        }
    }
}

extension OutagesReport.Row {
    /// Says which incident it belongs to, who answers for it and whose circuit it was.
    fileprivate mutating func explain(by states: ObjectStates, _ stored: [Incident.Key: StoredIncident], isRaw: Bool, now: Timestamp) {
        let span = TimeSpan(from: from, to: to ?? now)
        let role: Incident.Role = state == .unreachable ? .behind : .candidate
        let shares = states.shares.filter { $0.span.intersection(span) != nil }
        if let share = shares.first(where: { $0.role == role }) ?? shares.first, let known = stored[share.incident] {
            incident = known.number
            explanations = known.incident.explanations
            ticket = known.ticket
        }
        if !isRaw { responsibilities = states.responsibilities(in: span) }
        carrier = subject.tenures.last { $0.span.from <= from }?.carrier ?? subject.tenures.first?.carrier
    }
}
