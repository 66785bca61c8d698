package import Causes
package import Monitor
package import NetInventory
package import Store

/// The evidence behind one object's figure in a period: every interval, who judged it so and by which rule, and what lies over it.
package struct ExplainReport: Sendable {
    /// A stretch of the due time in one state, and what is known of why.
    package struct Interval: Hashable, Sendable {
        package let state: ObjectState
        /// Its part of the period.
        package let span: TimeSpan
        /// When it really began, even before the period.
        package let began: Timestamp
        /// What was measured, where planned work or a correction says something else: in order of time.
        package let measured: [LedgerSpell]
        /// What the checks found meanwhile, those with bad results first.
        package let checks: [CheckEvidence]
        package let shares: [ObjectStates.Share]
        package let windows: [ObjectStates.Window]
        package let corrections: [Correction]
        /// When netmon itself was not fit to judge.
        package let witness: [WitnessSpell]
    }

    package let subject: ReportSubject
    package let kind: SubjectKind
    package let question: Question
    package let period: ReportPeriod
    package let network: MetroNetwork
    package let method: ReportMethod
    /// The availability report of this object alone.
    let availability: AvailabilityReport
    package let due: [TimeSpan]
    package let intervals: [Interval]
    /// The rules that were in force, of all objects that the figure rests on, in order of objects and time.
    package let rules: [ObjectRule]
    /// The objects whose own checks were asked; the object itself where it has checks.
    package let sources: [ObjectID]
    /// By their keys: those that speak for the object.
    package let incidents: [Incident.Key: StoredIncident]
    let fingerprint: FigureFingerprint
    let neighbours: [ServiceNeighbours]
    /// What objects are called, where they have a name.
    let names: [ObjectID: String]
    /// The topologies of the period, in order, each with its time.
    let topologies: [(hash: String?, span: TimeSpan)]
    /// Whether it is a link, or a circuit of links, that carries nothing which could not go another way.
    let isBypassed: Bool

    /// As the availability report has it; nil where the object was not due for a moment of the period.
    package var row: AvailabilityReport.Row? { availability.rows.first }

    /// SHA-256, in lower-case hexadecimal: see `docs/explain.md`.
    package var hash: String { fingerprint.hash }

    package struct Question: Hashable, Sendable {
        package var hours: CountedHours
        package var maintenance: MaintenanceMode
        package var isRaw: Bool

        package init(hours: CountedHours = .always, maintenance: MaintenanceMode = .honour, isRaw: Bool = false) {
            self.hours = hours
            self.maintenance = maintenance
            self.isRaw = isRaw
        }
    }

    /// `builder` has been given all results that it asks for.
    package init(
        _ builder: Builder, incidents: [StoredIncident] = [], witness: [WitnessSpell] = [], method: ReportMethod
    ) {
        let (history, period, subject, question) = (builder.history, builder.period, builder.subject, builder.question)
        self.subject = subject
        kind = builder.kind
        self.question = question
        self.period = period
        network = history.topology.network(in: period.span)
        due = builder.due
        sources = builder.sources.watched.sorted()
        let report = AvailabilityReport(
            AvailabilityReport.Question(
                by: builder.kind, only: subject.id, hours: question.hours, maintenance: question.maintenance, isRaw: question.isRaw),
            history: history, period: period, method: method)
        availability = report
        self.method = report.method
        rules = builder.sources.watched.sorted().flatMap { builder.rules[$0] ?? [] }
        intervals = builder.intervals(witness: witness)
        let keys = Set(intervals.flatMap { $0.shares.map(\.incident) })
        let stored = Dictionary(incidents.map { ($0.incident.key, $0) }, uniquingKeysWith: { first, _ in first })
        self.incidents = stored.filter { keys.contains($0.key) }
        fingerprint = builder.fingerprint()
        isBypassed = builder.isBypassed
        neighbours = intervals.map { ServiceNeighbours(of: subject, in: $0, history) }
        let named = self.incidents.values.flatMap { $0.incident.explanations.flatMap(\.objects) }
        names = history.topology.names(
            of: Set(named + builder.sources.watched + neighbours.flatMap(\.objects)), in: period.span)
        topologies = history.topology.inForce(in: period.span).map {
            (history.topology.versions[$0].hash, history.topology.span($0).intersection(period.span) ?? period.span)
        }
    }
}
