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

    /// `ledger` holds each object's entries up to `period.now`, from the last one before the period on: an entry that is still the
    /// last one then says what still goes on.
    package init(
        by: SubjectKind = .unit, category: UnitCategory? = nil, inventory: Inventory, period: ReportPeriod,
        ledger: [ObjectID: [LedgerEntry]], method: ReportMethod
    ) {
        self.by = by
        self.period = period
        network = inventory.network
        self.method = method
        rows = by.subjects(of: inventory, category: category, measured: ledger.keys)
            .flatMap { Self.rows(of: $0, entries: ledger[$0.id] ?? [], period: period) }
            .sorted { ($0.from, $0.subject.id) < ($1.from, $1.subject.id) }
    }

    private static func rows(of subject: ReportSubject, entries: [LedgerEntry], period: ReportPeriod) -> [Row] {
        guard let first = entries.first, let counted = subject.validity.due(in: period.span, zone: period.zone),
            let life = subject.validity.due(in: TimeSpan(from: first.at, to: period.now), zone: period.zone)
        else { return [] }
        let isStillDue = life.to == period.now
        return LedgerSpell.spells(of: entries, in: life).compactMap { spell in
            guard spell.state == .down || spell.state == .unreachable, let inPeriod = spell.span.intersection(counted) else { return nil }
            let goesOn = isStillDue && spell.span.to == period.now
            return Row(
                subject: subject, state: spell.state, from: spell.span.from, to: goesOn ? nil : spell.span.to,
                inPeriod: inPeriod.length, whole: spell.span.length)
        }
    }
}
