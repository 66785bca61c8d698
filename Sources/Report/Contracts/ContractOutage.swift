package import Causes
package import NetInventory
internal import Store

/// An outage of a circuit under a contract: how long, whose, reported when, repaired when.
package struct ContractOutage: Hashable, Sendable {
    /// Whether it stands against the carrier.
    package enum Weight: String, Hashable, Sendable, CaseIterable {
        /// A correction assigns it to the carrier, or nothing but the circuit explains it.
        case assigned
        /// The circuit is one of several explanations that the evidence cannot tell apart: no proof.
        case possible
        /// A correction makes somebody else answer for all of it.
        case others
    }

    /// Whether the carrier was told in the time that the contract sets.
    package enum Report: String, Hashable, Sendable, CaseIterable {
        case inTime = "in_time"
        case late
        /// The time is over, and nothing is recorded.
        case missing
        /// The time is not over.
        case open
    }

    package let circuit: ReportSubject
    package let span: TimeSpan
    /// Whether it still goes on.
    package let lasts: Bool
    /// Its part of the period under the contract.
    package let inPeriod: Milliseconds
    /// All of it without what the contract excludes.
    package let counted: Milliseconds
    package let weight: Weight
    package let responsibilities: [Responsibility]
    package let incident: Int64?
    package let explanations: [Explanation]
    package let hasMore: Bool
    package let ticket: String?
    package let reportedAt: Timestamp?
    /// When the report was due; nil where the contract sets no time.
    package let reportDue: Timestamp?
    /// Nil where no time is set, or no incident is known under which a report could have been recorded.
    package let report: Report?
    /// When the first note after the report was made: the carrier's answer as far as anybody recorded it.
    package let answeredAt: Timestamp?
    /// Whether the repair took longer than promised; nil where nothing is promised, or it goes on and the time is not over.
    package let isRepairLate: Bool?
    package let isResponseLate: Bool?

    package var response: Milliseconds? { answeredAt.flatMap { answered in reportedAt.map { answered - $0 } } }

    init(
        _ span: TimeSpan, of circuit: ReportSubject, under promise: ContractPromise, windows: [TimeSpan], time: CircuitTime,
        states: ObjectStates, stored: [Incident.Key: StoredIncident], now: Timestamp
    ) {
        self.circuit = circuit
        self.span = span
        lasts = span.to == now
        inPeriod = windows.clipped(to: span).map(\.length).reduce(.zero, +)
        let left = [span].subtracting(promise.excluded(from: states))
        counted = left.map(\.length).reduce(.zero, +)
        func touches(_ spans: [TimeSpan]) -> Bool { spans.contains { $0.intersection(span) != nil } }
        weight = touches(time.assigned) ? .assigned : touches(time.possible) ? .possible : .others
        responsibilities = states.responsibilities(in: span)
        let share = states.shares.first { $0.role == .candidate && $0.span.intersection(span) != nil }
        let known = share.flatMap { stored[$0.incident] }
        incident = known?.number
        explanations = known?.incident.explanations ?? []
        hasMore = known?.incident.hasMore ?? false
        ticket = known?.ticket
        let reported = known?.reported?.reportedAt
        reportedAt = reported
        let due = promise.reportWithin.map { span.from + $0 }
        reportDue = due
        report = known.flatMap { _ in
            due.map { due in
                guard let reported else { return now > due ? .missing : .open }
                return reported <= due ? .inTime : .late
            }
        }
        let answered = reported.flatMap { reported in
            known?.notes.first { $0.kind == .note && $0.at >= reported }?.at
        }
        answeredAt = answered
        let counted = counted
        let lasts = lasts
        isRepairLate = promise.repair.flatMap { counted > $0 ? true : lasts ? nil : false }
        isResponseLate = promise.response.flatMap { limit in
            answered.flatMap { answered in reported.map { answered - $0 > limit } }
        }
    }
}
