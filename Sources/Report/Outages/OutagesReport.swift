package import Monitor
package import NetInventory

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
        package var causes: [String] = []
        /// 运营商, 单位, 机房, 停电 or 其他, once somebody decided.
        package var responsibility: String?
        package var ticket: String?
    }

    package let by: SubjectKind
    package let period: ReportPeriod
    package let network: MetroNetwork
    package let method: ReportMethod
    package let rows: [Row]

    /// The reasons for which rows have no office hours, each once.
    package let officeUnknowns: [OfficeHoursUnknown]

    /// `ledger` holds each object's entries up to `period.now`, from the last one before the period on: an entry that is still the
    /// last one then says what still goes on.
    package init(
        by: SubjectKind = .unit, category: UnitCategory? = nil, topology: ReportTopology, period: ReportPeriod,
        ledger: [ObjectID: [LedgerEntry]], method: ReportMethod
    ) {
        self.by = by
        self.period = period
        network = topology.network(in: period.span)
        self.method = method
        var book = OfficeHoursBook(topology, period: period)
        var rows: [Row] = []
        var unknowns: [OfficeHoursUnknown] = []
        for subject in topology.subjects(by, category: category, in: period.span, measured: ledger.keys) {
            let due = subject.due(in: period.span, zone: period.zone)
            let office = book.hours(calendar: subject.calendar, in: due)
            let own = Self.rows(of: subject, entries: subject.entries(in: ledger), due: due, office: try? office.get(), period: period)
            if !own.isEmpty, case .failure(let reason) = office, !unknowns.contains(reason) { unknowns.append(reason) }
            rows += own
        }
        self.rows = rows.sorted { ($0.from, $0.subject.id) < ($1.from, $1.subject.id) }
        officeUnknowns = unknowns
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
}
