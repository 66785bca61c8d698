package import NetInventory

/// Turns results into the ledger: the one rule behind live results, imports, and the time after the last result.
///
/// A plain value. Judging in one go and judging in pieces, with `records` kept in between, give the same ledger.
package struct Judge: Sendable {
    private var objects: [ObjectJudge] = []
    private var places: [Check.ID: (object: Int, check: Int)] = [:]
    private var objectPlaces: [ObjectID: Int] = [:]
    /// No standing result ends before this.
    private var quietUntil: Timestamp?
    /// Objects whose rule is about to change: time alone changes nothing about them until then.
    private var held: Set<ObjectID> = []
    /// Results that were not later than the last one of their check, or of no check here, and so were left out.
    package private(set) var refused = 0

    /// `rules` says how an object's checks make its state; who is not in it needs all of them. `records` are those of an earlier judge.
    package init(checks: [Check], rules: [ObjectID: MemberUnit.UpRule] = [:], records: [CheckRecord] = []) {
        self.init(CheckPlan(checks: checks, rules: rules).rules(since: ObjectRule.always), records: records)
    }

    /// Goes on by rules that are in force already, from where an earlier judge's records end.
    package init(_ rules: [ObjectRule], records: [CheckRecord] = []) {
        let kept = Dictionary(records.map { ($0.check, $0.timeline) }) { first, _ in first }
        for rule in rules { add(ObjectJudge(rule) { kept[$0.id] ?? CheckTimeline(since: rule.since) }) }
    }

    /// Takes one result; nil where it is refused: its check is not known, or has heard of a later one.
    ///
    /// What is refused must not be stored either, or the stored results would give another ledger.
    package mutating func take(_ result: CheckResult) -> Judgement? {
        guard let place = places[result.check], objects[place.object].timelines[place.check].accepts(result.at) else {
            refused += 1
            return nil
        }
        let wasFlapping = objects[place.object].isFlapping
        let change = objects[place.object].take(result, check: place.check)
        // A result puts the end of what stands off, or brings one of its own: the bound stays a bound.
        if let quiet = quietUntil, let lapse = objects[place.object].nextLapse { quietUntil = min(quiet, lapse) }
        return Judgement(
            change: change, flag: objects[place.object].flagChange(from: wasFlapping, at: result.at),
            record: CheckRecord(check: result.check, timeline: objects[place.object].timelines[place.check]))
    }

    /// Notes which results no longer stand at `now`.
    package mutating func advance(to now: Timestamp) -> [LedgerChange] {
        if let quietUntil, now <= quietUntil { return [] }
        var soonest: Timestamp?
        var changes: [LedgerChange] = []
        for index in objects.indices {
            guard var lapse = objects[index].nextLapse, held.isEmpty || !held.contains(objects[index].object) else { continue }
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

    /// Judges an object by another rule from its `since` on; returns what that changes in its ledger.
    ///
    /// What was before stays as it was judged: an edited topology does not rewrite the past. A check that remains keeps its verdict
    /// while its last result stands, and begins its runs anew. The moment must lie after all results of the object.
    package mutating func adopt(_ rule: ObjectRule) -> [LedgerChange] {
        quietUntil = nil
        guard let index = objectPlaces[rule.object] else {
            add(ObjectJudge(rule) { _ in CheckTimeline(since: rule.since) })
            return []
        }
        for check in objects[index].checks { places[check.id] = nil }
        for (number, check) in rule.checks.enumerated() { places[check.id] = (index, number) }
        return objects[index].adopt(rule)
    }

    /// Goes on from other records of some objects, whose past has been changed; the rules in force stay.
    package mutating func resume(from revision: LedgerRevision) {
        quietUntil = nil
        let kept = Dictionary(grouping: revision.records, by: \.check.object)
        for (object, records) in kept {
            guard let index = objectPlaces[object] else { continue }
            let rule = ObjectRule(object: object, since: ObjectRule.always, rule: objects[index].rule, checks: objects[index].checks)
            objects[index] = ObjectJudge(rule, records: records)
        }
    }

    /// The objects that a plan judges otherwise than they are judged now, and that are known; whoever it does not name stays as it is.
    package func objects(judgedOtherwiseBy plan: CheckPlan) -> Set<ObjectID> {
        Set(
            plan.rules(since: ObjectRule.always).filter { rule in
                guard let index = objectPlaces[rule.object] else { return false }
                let present = ObjectRule(
                    object: rule.object, since: rule.since, rule: objects[index].rule, checks: objects[index].checks)
                return !present.judgesLike(rule)
            }.map(\.object))
    }

    /// Leaves objects as they are at `advance`, until a plan is adopted or nothing is held any more.
    package mutating func hold(_ objects: Set<ObjectID>) {
        held = objects
        quietUntil = nil
    }

    /// Goes over to a plan that the store has put in force. Objects that it does not name are judged on: the results that are still
    /// to come of them, and the time after those.
    package mutating func adopt(_ inForce: PlanInForce, changed: Set<ObjectID>) {
        hold([])
        let records = Dictionary(grouping: inForce.records, by: \.check.object)
        for rule in inForce.rules {
            let judge = ObjectJudge(rule, records: records[rule.object] ?? [])
            guard let index = objectPlaces[rule.object] else {
                add(judge)
                continue
            }
            guard changed.contains(rule.object) else { continue }
            for check in objects[index].checks { places[check.id] = nil }
            for (number, check) in rule.checks.enumerated() { places[check.id] = (index, number) }
            objects[index] = judge
        }
    }

    /// Whether a check is to be asked again sooner, as far as is known.
    package func isSuspect(_ check: Check.ID) -> Bool {
        places[check].map { objects[$0.object].timelines[$0.check].machine.isSuspect } ?? false
    }

    /// Whether an object's checks alternate, as far as is known.
    package func isFlapping(_ object: ObjectID) -> Bool {
        objectPlaces[object].map { objects[$0].isFlapping } ?? false
    }

    private mutating func add(_ judge: ObjectJudge) {
        for (number, check) in judge.checks.enumerated() { places[check.id] = (objects.count, number) }
        objectPlaces[judge.object] = objects.count
        objects.append(judge)
    }

    /// What has to be kept of an object's checks to go on later.
    package func records(of object: ObjectID) -> [CheckRecord] {
        objectPlaces[object].map { objects[$0].records } ?? []
    }

    /// What has to be kept of a check to go on later.
    package func record(of check: Check.ID) -> CheckRecord? {
        places[check].map { CheckRecord(check: check, timeline: objects[$0.object].timelines[$0.check]) }
    }
}
