package import Monitor
package import NetInventory

/// An object as reports see it: what to call it, where to put it, when it counts and which office hours it keeps.
package struct ReportSubject: Hashable, Sendable {
    /// A stretch of time in which topologies knew the object under one id.
    package struct Tenure: Hashable, Sendable {
        package var id: ObjectID
        package var span: TimeSpan
        /// Whether it was `active` then: planned and decommissioning objects are in no figure.
        package var isCounted: Bool
        /// The key of a circuit's carrier then.
        package var carrier: String?

        package init(id: ObjectID, span: TimeSpan, isCounted: Bool, carrier: String? = nil) {
            self.id = id
            self.span = span
            self.isCounted = isCounted
            self.carrier = carrier
        }
    }

    package var id: ObjectID
    package var name: String
    package var group: ReportGroup
    /// Its dates as the newest topology that knows it says them.
    package var validity: Validity
    /// The key of its calendar; nil where neither its unit nor the network names one.
    package var calendar: String?
    /// Its life in the topologies, in order of time and apart.
    package var tenures: [Tenure]
    /// Ids that it had before the first topology that is known: their history is its own, up to its first own entry.
    package var formerIDs: [ObjectID]

    /// Without `tenures` it has always been known as it is now.
    package init(
        id: ObjectID, name: String, group: ReportGroup, validity: Validity = .always, calendar: String? = nil, tenures: [Tenure]? = nil,
        formerIDs: [ObjectID] = []
    ) {
        self.id = id
        self.name = name
        self.group = group
        self.validity = validity
        self.calendar = calendar
        self.tenures = tenures ?? [Tenure(id: id, span: .always, isCounted: validity.status == .active)]
        self.formerIDs = formerIDs
    }

    /// The unit category of its group; nil for what belongs to no unit.
    package var category: UnitCategory? {
        switch group {
        case .category(let category): category
        case .ungrouped, .imported: nil
        }
    }

    /// The stretches of a span in which it counts, in order and apart; none where it never does.
    package func due(in span: TimeSpan, zone: CivilZone) -> [TimeSpan] {
        let dates = Validity(since: validity.since, until: validity.until)
        guard let dated = dates.due(in: span, zone: zone) else { return [] }
        var stretches: [TimeSpan] = []
        for tenure in tenures where tenure.isCounted {
            guard let stretch = tenure.span.intersection(dated) else { continue }
            if let last = stretches.last, last.to == stretch.from {
                stretches[stretches.count - 1].to = stretch.to
            } else {
                stretches.append(stretch)
            }
        }
        return stretches
    }

    /// Its history under all its ids as one: each id speaks for the time in which the object had it.
    package func entries(in ledger: [ObjectID: [LedgerEntry]]) -> [LedgerEntry] {
        var joined: [LedgerEntry] = []
        var current: ObjectID?
        for tenure in tenures {
            let own = ledger[tenure.id] ?? []
            if tenure.id == current {
                joined += own.filter { entry in joined.last.map { $0.at < entry.at } ?? true }
            } else if current == nil {
                joined = earlier(than: own.first?.at, in: ledger) + own
            } else {
                // From here on the new id alone is asked; what it does not say is not known.
                joined.removeAll { $0.at >= tenure.span.from }
                let state = own.last { $0.at <= tenure.span.from }?.state ?? .unmonitored
                joined.append(LedgerEntry(at: tenure.span.from, state: state))
                joined += own.filter { $0.at > tenure.span.from }
            }
            current = tenure.id
        }
        return joined
    }

    /// What its former ids say of the time before its own first entry, each until the next one begins.
    private func earlier(than first: Timestamp?, in ledger: [ObjectID: [LedgerEntry]]) -> [LedgerEntry] {
        let histories = formerIDs.compactMap { ledger[$0] }.filter { !$0.isEmpty }.sorted { $0[0].at < $1[0].at }
        var joined: [LedgerEntry] = []
        for history in histories {
            joined.removeAll { $0.at >= history[0].at }
            joined += history
        }
        guard let first else { return joined }
        return joined.filter { $0.at < first }
    }
}

extension TimeSpan {
    /// Longer than any history, and short enough to be added to.
    package static let always = TimeSpan(from: Timestamp(milliseconds: .min / 4), to: Timestamp(milliseconds: .max / 4))
}
