package import NetInventory

/// What one check says over time: its verdict where a result stands, nothing where none does.
///
/// A result stands from its own time to the next result's, for at most two intervals; the time beyond is unmonitored, and so is
/// the time before the first. Only the part that may still be rewritten is kept.
package struct CheckTimeline: Hashable, Sendable {
    /// From this moment on the verdict is this; nil: unmonitored.
    package struct Segment: Hashable, Sendable {
        package var at: Timestamp
        package var verdict: VerdictMachine.Verdict?

        package init(at: Timestamp, verdict: VerdictMachine.Verdict?) {
            self.at = at
            self.verdict = verdict
        }
    }

    package var machine: VerdictMachine
    package var lastResult: Timestamp?
    /// In order; no two neighbours are alike. Before the first one: what it was is settled and kept elsewhere.
    package var segments: [Segment]

    package init(machine: VerdictMachine = VerdictMachine(), lastResult: Timestamp? = nil, segments: [Segment] = []) {
        self.machine = machine
        self.lastResult = lastResult
        self.segments = segments
    }

    /// What a result did to a timeline.
    package enum Effect: Hashable, Sendable {
        /// It is not later than the last one, and was left out.
        case refused
        /// It confirms what stood already.
        case none
        case rewritten
    }

    /// Takes a judged result.
    package mutating func take(_ outcome: VerdictMachine.Outcome, at moment: Timestamp, spec: CheckSpec) -> Effect {
        if let lastResult, moment <= lastResult { return .refused }
        var effect = Effect.none
        if lapse(by: moment, spec: spec) { effect = .rewritten }
        if let last = segments.last, last.at >= moment {
            // A lapse was noted before this result became known; the result undoes it.
            segments.removeLast()
            effect = .rewritten
        }
        lastResult = moment
        if append(Segment(at: moment, verdict: machine.verdict)) { effect = .rewritten }
        if let change = machine.take(outcome, at: moment, confirm: spec.confirm, recover: spec.recover) {
            rewrite(from: change.since, to: change.verdict)
            effect = .rewritten
        }
        return effect
    }

    /// Notes that the last result no longer stands, where that is so at `now`; true where it did.
    @discardableResult
    package mutating func lapse(by now: Timestamp, spec: CheckSpec) -> Bool {
        guard let lastResult, segments.last?.verdict != nil else { return false }
        let end = lastResult + spec.every * 2
        guard end < now else { return false }
        return append(Segment(at: end, verdict: nil))
    }

    /// The earliest moment whose verdict a later result may still change.
    package var openSince: Timestamp? {
        let runs: [VerdictMachine.Run] =
            switch machine.verdict {
            case .up: [machine.bad, machine.notGood]
            case .degraded: [machine.bad, machine.good]
            case .down: [machine.good, machine.notBad]
            }
        let begun = runs.filter { $0.count > 0 }.map(\.since)
        return (begun + [lastResult].compactMap { $0 }).min()
    }

    /// Forgets what lies before a moment, but for the segment in force at it.
    package mutating func settle(before moment: Timestamp) {
        guard let inForce = segments.lastIndex(where: { $0.at <= moment }) else { return }
        segments.removeFirst(inForce)
    }

    package func verdict(at moment: Timestamp) -> VerdictMachine.Verdict? {
        segments.last { $0.at <= moment }?.verdict
    }

    /// True where it says something new.
    @discardableResult
    private mutating func append(_ segment: Segment) -> Bool {
        if let last = segments.last, last.verdict == segment.verdict { return false }
        segments.append(segment)
        return true
    }

    /// Gives all monitored time since a moment another verdict.
    private mutating func rewrite(from moment: Timestamp, to verdict: VerdictMachine.Verdict) {
        let old = segments
        segments.removeAll { $0.at >= moment }
        if self.verdict(at: moment) != nil { append(Segment(at: moment, verdict: verdict)) }
        for segment in old where segment.at >= moment {
            append(Segment(at: segment.at, verdict: segment.verdict == nil ? nil : verdict))
        }
    }
}
