package import NetInventory

/// Makes one object's state from the timelines of its checks.
struct ObjectJudge: Sendable {
    let object: ObjectID
    let rule: MemberUnit.UpRule
    private(set) var checks: [Check]
    private(set) var timelines: [CheckTimeline]
    /// The object's own states over the part that is still open; what lies before is settled.
    private var tail: [LedgerEntry]

    init(object: ObjectID, rule: MemberUnit.UpRule, checks: [Check], timelines: [CheckTimeline]) {
        self.object = object
        self.rule = rule
        self.checks = checks
        self.timelines = timelines
        tail = []
        tail = combined()
    }

    mutating func take(_ result: CheckResult, check index: Int) -> (accepted: Bool, change: LedgerChange?) {
        guard let outcome = checks[index].spec.outcome(of: result) else { return (true, nil) }
        switch timelines[index].take(outcome, at: result.at, spec: checks[index].spec) {
        case .refused: return (false, nil)
        case .none: return (true, nil)
        case .rewritten: return (true, settleAndCompare())
        }
    }

    mutating func advance(to now: Timestamp) -> LedgerChange? {
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
        if let open = timelines.compactMap(\.openSince).min() {
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
