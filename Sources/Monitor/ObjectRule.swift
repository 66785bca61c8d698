package import NetInventory

/// How an object is judged from a moment on: its checks with their limits, and how they make its state.
package struct ObjectRule: Hashable, Sendable {
    package var object: ObjectID
    package var since: Timestamp
    package var rule: MemberUnit.UpRule
    package var checks: [Check]

    package init(object: ObjectID, since: Timestamp, rule: MemberUnit.UpRule, checks: [Check]) {
        self.object = object
        self.since = since
        self.rule = rule
        self.checks = checks
    }

    /// Before all results: the beginning of 1970.
    package static let always = Timestamp(milliseconds: 0)

    /// Whether the same results give the same states by both: another address or timeout is no other rule.
    package func judgesLike(_ other: ObjectRule) -> Bool {
        func limits(_ checks: [Check]) -> [Check.ID: Limits] {
            Dictionary(checks.map { ($0.id, Limits($0.spec)) }) { first, _ in first }
        }
        return (rule == other.rule || checks.count == 1) && limits(checks) == limits(other.checks)
    }

    private struct Limits: Hashable {
        var every: Milliseconds
        var upIf: Int
        var confirm: Int
        var recover: Int
        var poorLoss: Double?
        var poorTime: Milliseconds?
        var flap: FlapLimits?

        init(_ spec: CheckSpec) {
            every = spec.every
            upIf = spec.upIf
            confirm = spec.confirm
            recover = spec.recover
            poorLoss = spec.poorLoss
            poorTime = spec.poorTime
            flap = spec.flap
        }
    }
}
