package import Causes
package import Monitor
package import NetInventory

/// What the probes of some objects say about an incident, in figures to be read out.
package struct FaultEvidence: Sendable {
    /// Of one object.
    struct Count: Hashable, Sendable {
        var sent = 0
        var received = 0
        /// The last answer before the incident.
        var lastAnswer: Timestamp?
    }

    /// From its beginning to its end or to now; of one that lasts for more than a day the first day.
    package let span: TimeSpan
    let now: Timestamp
    private let begin: Timestamp
    private var counts: [ObjectID: Count] = [:]

    package init(_ incident: Incident, now: Timestamp) {
        begin = incident.from
        self.now = now
        let end = min(incident.to ?? now, incident.from + .seconds(86_400))
        span = TimeSpan(from: incident.from, to: end)
    }

    /// What has to be read of the results: some time before the incident too, for the last answer.
    package var reading: TimeSpan { TimeSpan(from: begin - .seconds(1800), to: span.to) }

    /// Results in order of time. What netmon was not fit to judge says nothing.
    package mutating func add(_ result: CheckResult) {
        guard result.unfit == nil else { return }
        if result.at < begin {
            if result.received > 0 { counts[result.check.object, default: Count()].lastAnswer = result.at }
        } else {
            counts[result.check.object, default: Count()].sent += result.sent
            counts[result.check.object, default: Count()].received += result.received
        }
    }

    /// Of several objects together.
    func count(_ objects: Set<ObjectID>) -> Count {
        objects.compactMap { counts[$0] }.reduce(into: Count()) { sum, one in
            sum.sent += one.sent
            sum.received += one.received
            if let last = one.lastAnswer { sum.lastAnswer = max(sum.lastAnswer ?? last, last) }
        }
    }
}
