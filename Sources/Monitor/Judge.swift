package import NetInventory

/// Turns results into the ledger: the one rule behind live results, imports, and the time after the last result.
///
/// A plain value. Judging in one go and judging in pieces, with `records` kept in between, give the same ledger.
package struct Judge: Sendable {
    private var objects: [ObjectJudge] = []
    private var places: [Check.ID: (object: Int, check: Int)] = [:]
    /// No standing result ends before this.
    private var quietUntil: Timestamp?
    /// Results that were not later than the last one of their check, and so were left out.
    package private(set) var refused = 0

    /// `rules` says how an object's checks make its state; who is not in it needs all of them. `records` are those of an earlier judge.
    package init(checks: [Check], rules: [ObjectID: MemberUnit.UpRule] = [:], records: [CheckRecord] = []) {
        let kept = Dictionary(records.map { ($0.check, $0.timeline) }) { first, _ in first }
        var order: [ObjectID] = []
        var grouped: [ObjectID: [Check]] = [:]
        for check in checks {
            if grouped[check.id.object] == nil { order.append(check.id.object) }
            grouped[check.id.object, default: []].append(check)
        }
        for object in order {
            let own = grouped[object] ?? []
            for (index, check) in own.enumerated() { places[check.id] = (objects.count, index) }
            objects.append(
                ObjectJudge(
                    object: object, rule: rules[object] ?? .all, checks: own, timelines: own.map { kept[$0.id] ?? CheckTimeline() }))
        }
    }

    /// Takes one result; returns what it changes in the ledger of its object.
    package mutating func take(_ result: CheckResult) -> LedgerChange? {
        guard let place = places[result.check] else { return nil }
        let (accepted, change) = objects[place.object].take(result, check: place.check)
        if !accepted { refused += 1 }
        // A result puts the end of what stands off, or brings one of its own: the bound stays a bound.
        if let quiet = quietUntil, let lapse = objects[place.object].nextLapse { quietUntil = min(quiet, lapse) }
        return change
    }

    /// Notes which results no longer stand at `now`.
    package mutating func advance(to now: Timestamp) -> [LedgerChange] {
        if let quietUntil, now <= quietUntil { return [] }
        var soonest: Timestamp?
        var changes: [LedgerChange] = []
        for index in objects.indices {
            guard var lapse = objects[index].nextLapse else { continue }
            if lapse < now {
                if let change = objects[index].advance(to: now) { changes.append(change) }
                guard let next = objects[index].nextLapse else { continue }
                lapse = next
            }
            soonest = soonest.map { min($0, lapse) } ?? lapse
        }
        quietUntil = soonest ?? now + Milliseconds(1000)
        return changes
    }

    /// What has to be kept of a check to go on later.
    package func record(of check: Check.ID) -> CheckRecord? {
        places[check].map { CheckRecord(check: check, timeline: objects[$0.object].timelines[$0.check]) }
    }

    package func isSuspect(_ check: Check.ID) -> Bool {
        places[check].map { objects[$0.object].timelines[$0.check].machine.isSuspect } ?? false
    }
}
