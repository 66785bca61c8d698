package import NetInventory

extension FailureGraph {
    /// What may have failed, given what is bad and what is good; of everything else nothing is known.
    ///
    /// Each cause lists all smallest sets of elements whose failing leaves no path to its bad objects and takes nothing that is good: more
    /// than the evidence can tell apart is never asserted. Every bad object is in exactly one cause, and every explanation of a cause cuts
    /// off all of them. A bad object that something good has no way around is at fault in its own checks alone: a cause of its own. Where
    /// listing them all would take too long, `hasMore` says so.
    package func causes(of bad: Set<ObjectID>, good: Set<ObjectID>) -> [Cause] { search(bad, good).causes }

    /// The causes, and how many edges were looked at to find them.
    func search(_ bad: Set<ObjectID>, _ good: Set<ObjectID>, budget: Int = CauseFinder.budget) -> (causes: [Cause], work: Int) {
        let evidence = CauseEvidence(index, tree, bad: bad, good: good)
        var finder = CauseFinder(index, evidence, budget: budget)
        finder.find()
        var causes = evidence.strangers.map { Cause(explanations: [Explanation([$0])], accountsFor: [$0]) }
        causes += evidence.forwarding.map { element in
            let name = index.names[element]
            return Cause(explanations: [Explanation([name])], accountsFor: [name], forwarding: [name])
        }
        causes += finder.causes.map { cause($0) }
        let ordered = causes.sorted { left, right in
            (left.accountsFor.min() ?? left.explanations[0].objects[0]) < (right.accountsFor.min() ?? right.explanations[0].objects[0])
        }
        return (ordered, finder.work)
    }

    private func cause(_ found: CauseFinder.Found) -> Cause {
        let explanations = found.sets.map { Explanation($0.map { index.names[$0] }) }.sorted()
        let named = Set(found.sets.flatMap(\.self))
        var lost: [Int]?
        for set in found.sets {
            let failing = set.filter { !found.forwarding.contains($0) }
            if let known = lost {
                let others = Set(elementsLost(failing: failing))
                lost = known.filter(others.contains)
            } else {
                lost = elementsLost(failing: failing)
            }
        }
        var behind: Set<ObjectID> = []
        for element in lost ?? [] where !named.contains(element) {
            behind.insert(index.names[element])
            if let link = index.linkOfCircuit[index.names[element]] { behind.insert(link) }
        }
        let accountsFor = Set(found.bad.map { index.names[$0] })
        behind.formUnion(accountsFor.subtracting(explanations.flatMap(\.objects)))
        return Cause(
            explanations: explanations, hasMore: found.hasMore, accountsFor: accountsFor, behind: behind,
            forwarding: Set(found.forwarding.map { index.names[$0] }))
    }
}
