/// What somebody found out afterwards about a stretch of an object's past, and signs for: laid over the figures, never into the ledger.
package struct Correction: Hashable, Sendable {
    /// The six states of the ledger.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case up, degraded, down, unreachable, maintenance, unmonitored
    }

    /// Never empty.
    package var objects: [ObjectID]
    package var span: TimeSpan
    /// What it was instead; nil where the state was right and only the responsibility is settled.
    package var state: State?
    package var responsibility: Responsibility?
    package var author: String
    /// The day on which it was made; nothing of its time lies after it.
    package var date: CivilDate
    package var reason: String
    package var spot: SourceSpot

    package init(
        objects: [ObjectID], span: TimeSpan, state: State?, responsibility: Responsibility? = nil, author: String, date: CivilDate,
        reason: String, spot: SourceSpot
    ) {
        self.objects = objects
        self.span = span
        self.state = state
        self.responsibility = responsibility
        self.author = author
        self.date = date
        self.reason = reason
        self.spot = spot
    }
}
