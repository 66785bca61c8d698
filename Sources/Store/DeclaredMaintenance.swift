package import NetInventory

/// Planned work under the number that `netmon maintenance add` gave it, with who entered it and when, also where that was afterwards.
package struct DeclaredMaintenance: Hashable, Sendable {
    /// What is to be entered.
    package struct Draft: Hashable, Sendable {
        /// Never empty.
        package var objects: [ObjectID]
        /// Never empty.
        package var span: TimeSpan
        package var why: String
        package var by: String

        package init(objects: [ObjectID], span: TimeSpan, why: String, by: String) {
            self.objects = objects
            self.span = span
            self.why = why
            self.by = by
        }
    }

    /// That it did not take place, or was entered by mistake: from then on it covers nothing, for all its time.
    package struct Cancellation: Hashable, Sendable {
        package var at: Timestamp
        package var by: String
        package var why: String?

        package init(at: Timestamp, by: String, why: String? = nil) {
            self.at = at
            self.by = by
            self.why = why
        }
    }

    package let number: Int64
    package let draft: Draft
    package let enteredAt: Timestamp
    package let cancellation: Cancellation?

    package init(number: Int64, draft: Draft, enteredAt: Timestamp, cancellation: Cancellation? = nil) {
        self.number = number
        self.draft = draft
        self.enteredAt = enteredAt
        self.cancellation = cancellation
    }

    /// Whether it was entered when it had begun already.
    package var isLate: Bool { enteredAt > draft.span.from }

    /// What it lays over the states as far as was entered by a moment (nil: by now); nil where it was cancelled, or not yet entered.
    package func window(asOf moment: Timestamp?) -> MaintenanceWindow? {
        guard let moment else { return window }
        guard enteredAt < moment else { return nil }
        let isCancelled = cancellation.map { $0.at < moment } ?? false
        return isCancelled ? nil : DeclaredMaintenance(number: number, draft: draft, enteredAt: enteredAt).window
    }

    /// What it lays over the states; nil where it was cancelled.
    package var window: MaintenanceWindow? {
        guard cancellation == nil else { return nil }
        return MaintenanceWindow(objects: draft.objects, time: .once(draft.span), why: draft.why, by: draft.by)
    }
}
