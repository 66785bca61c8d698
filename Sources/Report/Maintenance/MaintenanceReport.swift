package import NetInventory
package import Store

/// Planned work: what was declared by hand under its number, and what the topology says, with its next time.
package struct MaintenanceReport: Sendable {
    package enum Stage: String, Hashable, Sendable, CaseIterable {
        case planned
        case open
        case over
        case cancelled

        init(_ span: TimeSpan, now: Timestamp) {
            self = now < span.from ? .planned : now < span.to ? .open : .over
        }

        var phrase: Phrase {
            switch self {
            case .planned: .workPlanned
            case .open: .workOpen
            case .over: .workOver
            case .cancelled: .workCancelled
            }
        }
    }

    package struct Row: Hashable, Sendable {
        /// Nil for work of the topology.
        package let number: Int64?
        package let objects: [ObjectID]
        /// Of work that comes again, the time that is under way or the next one.
        package let span: TimeSpan
        package let isRecurring: Bool
        package let stage: Stage
        package let why: String
        package let by: String?
        /// When it was entered, of work that was declared by hand.
        package let enteredAt: Timestamp?
        package let cancellation: DeclaredMaintenance.Cancellation?
    }

    package let network: MetroNetwork
    package let now: Timestamp
    /// In order of time.
    package let rows: [Row]

    /// - Parameter withAll: whether also what is over or cancelled.
    package init(_ declared: [DeclaredMaintenance], inventory: Inventory, now: Timestamp, withAll: Bool) {
        network = inventory.network
        self.now = now
        let zone = inventory.network.zone
        // Whatever comes again comes within a year; before all time there is nothing to look for.
        let soon = TimeSpan(from: now, to: now + .seconds(370 * 86_400))
        var rows = declared.map { Self.row($0, now: now) }
        for window in inventory.maintenance {
            let span: TimeSpan?
            let isRecurring: Bool
            switch window.time {
            case .once(let once): (span, isRecurring) = (once, false)
            case .every: (span, isRecurring) = (window.spans(in: soon, zone: zone).first, true)
            }
            guard let span else { continue }
            rows.append(
                Row(
                    number: nil, objects: window.objects, span: span, isRecurring: isRecurring, stage: Stage(span, now: now),
                    why: window.why, by: window.by, enteredAt: nil, cancellation: nil))
        }
        self.rows = rows.filter { withAll || $0.stage == .planned || $0.stage == .open }
            .sorted {
                ($0.span.from, $0.number ?? .max, $0.objects.first?.description ?? "") < (
                    $1.span.from, $1.number ?? .max, $1.objects.first?.description ?? ""
                )
            }
    }

    static func row(_ work: DeclaredMaintenance, now: Timestamp) -> Row {
        Row(
            number: work.number, objects: work.draft.objects, span: work.draft.span, isRecurring: false,
            stage: work.cancellation == nil ? Stage(work.draft.span, now: now) : .cancelled, why: work.draft.why, by: work.draft.by,
            enteredAt: work.enteredAt, cancellation: work.cancellation)
    }
}
