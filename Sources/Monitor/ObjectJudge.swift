package import NetInventory

/// Makes one object's state from the timelines of its checks.
package struct ObjectJudge: Sendable {
    package let object: ObjectID
    private(set) var rule: MemberUnit.UpRule
    package private(set) var checks: [Check]
    package private(set) var timelines: [CheckTimeline]
    /// The object's own states over the part that is still open; what lies before is settled.
    private var tail: [LedgerEntry]

    package init(_ rule: ObjectRule, timeline: (Check) -> CheckTimeline) {
        object = rule.object
        self.rule = rule.rule
        checks = rule.checks
        timelines = rule.checks.map(timeline)
        tail = []
        tail = combined()
    }

    /// Goes on from where an earlier judge's records end; a check without one begins with the rule.
    package init(_ rule: ObjectRule, records: [CheckRecord]) {
        self.init(rule) { check in records.first { $0.check == check.id }?.timeline ?? CheckTimeline(since: rule.since) }
    }

    /// What has to be kept to go on later.
    package var records: [CheckRecord] { zip(checks, timelines).map { CheckRecord(check: $0.id, timeline: $1) } }

    /// Whether one of its checks is flapping.
    package var isFlapping: Bool { timelines.contains { $0.flaps.isFlapping } }

    /// What became of its flag, where it was another one before.
    package func flagChange(from wasFlapping: Bool, at moment: Timestamp) -> FlagChange? {
        let isFlapping = isFlapping
        return isFlapping == wasFlapping ? nil : FlagChange(object: object, flag: .flapping, at: moment, isSet: isFlapping)
    }

    /// When the last result began.
    package var lastHeard: Timestamp? { timelines.compactMap(\.lastHeard).max() }

    /// Takes a result that the check's timeline accepts.
    package mutating func take(_ result: CheckResult, check index: Int) -> LedgerChange? {
        let spec = checks[index].spec
        return timelines[index].take(spec.outcome(of: result), at: result.at, spec: spec) ? settleAndCompare() : nil
    }

    /// Judges by another rule from its `since` on, which lies after all results; what was before stays as it was judged.
    package mutating func adopt(_ next: ObjectRule) -> [LedgerChange] {
        let lapse = advance(to: next.since)
        let before = tail.last?.state ?? .unmonitored
        let former = Dictionary(zip(checks.map(\.id), timelines)) { first, _ in first }
        timelines = next.checks.map { former[$0.id]?.carried(into: $0.spec, from: next.since) ?? CheckTimeline(since: next.since) }
        checks = next.checks
        rule = next.rule
        tail = combined()
        let state = rule.state(of: timelines.map { $0.verdict(at: next.since) })
        var changes = [lapse].compactMap { $0 }
        if state != before {
            changes.append(LedgerChange(object: object, from: next.since, entries: [LedgerEntry(at: next.since, state: state)]))
        }
        return changes
    }

    package mutating func advance(to now: Timestamp) -> LedgerChange? {
        for index in timelines.indices { timelines[index].lapse(by: now, spec: checks[index].spec) }
        return settleAndCompare()
    }

    /// The next moment at which time alone changes something; nil where nothing stands.
    var nextLapse: Timestamp? {
        // A loop, for it is asked at every result.
        var soonest: Timestamp?
        for index in checks.indices where timelines[index].segments.last?.verdict != nil {
            guard let last = timelines[index].lastResult else { continue }
            let end = last + checks[index].spec.every * 2
            soonest = soonest.map { min($0, end) } ?? end
        }
        return soonest
    }

    private mutating func settleAndCompare() -> LedgerChange? {
        let new = combined()
        let change = Self.difference(from: tail, to: new, object: object)
        // One moment more than may be rewritten, so that a rewritten state can be compared with the one before it.
        let open = timelines.compactMap(\.openSince)
        if open.count == timelines.count, let open = open.min() {
            for index in timelines.indices { timelines[index].settle(before: open - Milliseconds(1)) }
        }
        tail = combined()
        return change
    }

    /// The object's states over the open part, alternating.
    private func combined() -> [LedgerEntry] {
        var moments = Set<Timestamp>()
        for timeline in timelines { for segment in timeline.segments { moments.insert(segment.at) } }
        var entries: [LedgerEntry] = []
        for moment in moments.sorted() {
            let state = rule.state(of: timelines.map { $0.verdict(at: moment) })
            if entries.last?.state != state { entries.append(LedgerEntry(at: moment, state: state)) }
        }
        return entries
    }

    /// What must be written so that a ledger that ends like `old` ends like `new`; nil where they agree.
    private static func difference(from old: [LedgerEntry], to new: [LedgerEntry], object: ObjectID) -> LedgerChange? {
        var same = 0
        while same < old.count, same < new.count, old[same] == new[same] { same += 1 }
        if same == old.count, same == new.count { return nil }
        let first = [old.dropFirst(same).first?.at, new.dropFirst(same).first?.at].compactMap { $0 }.min()
        guard let first else { return nil }
        return LedgerChange(object: object, from: first, entries: Array(new.dropFirst(same)))
    }
}

extension MemberUnit.UpRule {
    /// The state that checks with these verdicts make; nil is a check without a standing result.
    ///
    /// Three-valued logic: what one unmonitored check could still change is not known.
    package func state(of verdicts: [VerdictMachine.Verdict?]) -> ObjectState {
        let judged = verdicts.compactMap { $0 }
        guard !judged.isEmpty else { return .unmonitored }
        let isWhole = judged.count == verdicts.count
        switch self {
        case .any:
            guard judged.contains(where: { $0 != .down }) else { return isWhole ? .down : .unmonitored }
            return judged.allSatisfy { $0 == .up } ? .up : .degraded
        case .all:
            if judged.contains(.down) { return .down }
            guard isWhole else { return .unmonitored }
            return judged.contains(.degraded) ? .degraded : .up
        }
    }
}
