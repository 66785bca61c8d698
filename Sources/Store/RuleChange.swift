package import Monitor
import NetInventory

/// How stored results are to be judged instead: by the limits of a plan, and by some that are given.
///
/// What was asked stays as it was: a check that only the plan has had no results then, and one that the plan no longer has keeps its
/// own limits.
package struct RuleChange: Hashable, Sendable {
    private let plan: [ObjectID: ObjectRule]
    package var confirm: Int?
    package var recover: Int?
    package var upIf: Int?

    /// - Parameter plan: nil leaves each stretch of time the limits that it had.
    package init(_ plan: CheckPlan?, confirm: Int? = nil, recover: Int? = nil, upIf: Int? = nil) {
        let rules = plan?.rules(since: ObjectRule.always) ?? []
        self.plan = Dictionary(rules.map { ($0.object, $0) }) { first, _ in first }
        self.confirm = confirm
        self.recover = recover
        self.upIf = upIf
    }

    /// A rule of the past as it would have been.
    func changed(_ rule: ObjectRule) -> ObjectRule {
        var changed = rule
        if let planned = plan[rule.object] {
            changed.rule = planned.rule
            for place in changed.checks.indices {
                guard let check = planned.checks.first(where: { $0.id == changed.checks[place].id }) else { continue }
                // How it was asked is a fact of the past: how often, and how many times.
                let (every, count) = (changed.checks[place].spec.every, changed.checks[place].spec.count)
                changed.checks[place].spec = check.spec
                changed.checks[place].spec.every = every
                changed.checks[place].spec.count = count
            }
        }
        for place in changed.checks.indices {
            changed.checks[place].spec.confirm = confirm ?? changed.checks[place].spec.confirm
            changed.checks[place].spec.recover = recover ?? changed.checks[place].spec.recover
            changed.checks[place].spec.upIf = min(upIf ?? changed.checks[place].spec.upIf, changed.checks[place].spec.count)
        }
        return changed
    }
}
