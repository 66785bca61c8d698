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
    /// The last result that said something about the target.
    package var lastResult: Timestamp?
    /// The last result of any sort: netmon's own failures too.
    package var lastHeard: Timestamp?
    /// When the check came under its present rule; what lies before was judged by another one, and stays. Nil: it always was.
    package var since: Timestamp?
    /// In order; no two neighbours are alike. Before the first one: what it was is settled and kept elsewhere.
    package var segments: [Segment]
    /// Whether its results alternate; beside the verdict, and without a say in it.
    package var flaps: FlapHistory

    package init(
        machine: VerdictMachine = VerdictMachine(), lastResult: Timestamp? = nil, lastHeard: Timestamp? = nil, since: Timestamp? = nil,
        segments: [Segment] = [], flaps: FlapHistory = FlapHistory()
    ) {
        self.machine = machine
        self.lastResult = lastResult
        self.lastHeard = lastHeard
        self.since = since
        self.segments = segments
        self.flaps = flaps
    }

    /// Whether a result of that moment may still be judged: it is later than the last one, and not older than the rule.
    package func accepts(_ moment: Timestamp) -> Bool {
        if let lastHeard, moment <= lastHeard { return false }
        if let since, moment < since { return false }
        return true
    }

    /// Takes a result that it accepts; true where that says something new, false where it confirms what stood already.
    ///
    /// No outcome: netmon itself could not ask. The result before it stands on, as long as it may. Blind: netmon was not fit to judge, and
    /// from then on nothing is known until the next judged result; the runs are what they were.
    package mutating func take(_ outcome: VerdictMachine.Outcome?, at moment: Timestamp, spec: CheckSpec) -> Bool {
        lastHeard = moment
        guard let outcome else { return false }
        var isRewritten = lapse(by: moment, spec: spec)
        if let last = segments.last, last.at >= moment {
            // A lapse was noted before this result became known; the result undoes it.
            segments.removeLast()
            isRewritten = true
        }
        if outcome == .blind { return append(Segment(at: moment, verdict: nil)) || isRewritten }
        flaps.take(outcome, at: moment, spec: spec)
        lastResult = moment
        if append(Segment(at: moment, verdict: machine.verdict)) { isRewritten = true }
        if let change = machine.take(outcome, at: moment, confirm: spec.confirm, recover: spec.recover) {
            rewrite(from: change.since, to: change.verdict)
            isRewritten = true
        }
        return isRewritten
    }

    /// The same check under another rule from a moment on: it keeps its verdict while its last result stands, and begins its runs anew.
    ///
    /// The moment must lie after the last result, and lapses up to it must have been noted.
    package func carried(into spec: CheckSpec, from moment: Timestamp) -> CheckTimeline {
        var carried = CheckTimeline(lastResult: lastResult, lastHeard: lastHeard, since: moment)
        carried.machine.verdict = machine.verdict
        let stands = lastResult.map { moment < $0 + spec.every * 2 } ?? false
        carried.segments = [Segment(at: moment, verdict: stands ? segments.last?.verdict : nil)]
        return carried
    }

    /// Notes that the last result no longer stands, where that is so at `now`; true where it did.
    @discardableResult
    package mutating func lapse(by now: Timestamp, spec: CheckSpec) -> Bool {
        guard let lastResult, segments.last?.verdict != nil else { return false }
        let end = lastResult + spec.every * 2
        guard end < now else { return false }
        return append(Segment(at: end, verdict: nil))
    }

    /// The earliest moment whose verdict a later result may still change; nil: any, for there is none yet.
    package var openSince: Timestamp? {
        guard let lastHeard else { return since }
        let runs: [VerdictMachine.Run] =
            switch machine.verdict {
            case .up: [machine.bad, machine.notGood]
            case .degraded: [machine.bad, machine.good]
            case .down: [machine.good, machine.notBad]
            }
        let begun = runs.filter { $0.count > 0 }.map(\.since)
        return (begun + [lastResult ?? lastHeard]).min()
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
