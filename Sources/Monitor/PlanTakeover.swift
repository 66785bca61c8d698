import NetInventory

/// A plan on its way into force, while probing goes on.
///
/// From the moment `since` on the new plan's rules hold. What the bursts say that began before belongs to the old ones: it is judged
/// and committed first. Results of later bursts of the objects that are judged otherwise wait until the store has the new rules; those of
/// a check that the new plan no longer has are refused then.
struct PlanTakeover: Sendable {
    typealias Order = OrderDesk<CheckPlan, PlanInForce>.Order

    enum Stage: Hashable, Sendable {
        /// Bursts of the old rules are under way.
        case ending
        /// What they said is on its way to the disk; once it is there, the store may be given the new plan.
        case writing
        /// It is being given it.
        case performing
    }

    let order: Order
    let since: Timestamp
    /// The objects that the new plan judges otherwise.
    let changed: Set<ObjectID>
    private var underWay: Set<Check.ID>
    private(set) var stage = Stage.ending
    private(set) var held: [CheckResult] = []

    /// `underWay`: the checks whose bursts have begun by `since`.
    init(_ order: Order, since: Timestamp, changed: Set<ObjectID>, underWay: [Check.ID]) {
        self.order = order
        self.since = since
        self.changed = changed
        self.underWay = Set(underWay.filter { changed.contains($0.object) })
    }

    /// Takes note of a result; true where it is kept back, to be judged by the new rules.
    mutating func holds(_ result: CheckResult) -> Bool {
        underWay.remove(result.check)
        guard changed.contains(result.check.object), result.at >= since else { return false }
        held.append(result)
        return true
    }

    /// Whether the results of the old rules are all in, so that they may be written.
    var isToBeWritten: Bool { stage == .ending && underWay.isEmpty }

    mutating func enter(_ stage: Stage) { self.stage = stage }
}
