package import NetInventory

extension FailureGraph {
    /// Whether an object would be bad if exactly these failed: one of them, or behind them.
    ///
    /// An object that is in `forwarding` counts as bad and carries others all the same (`Cause.forwarding`).
    package func isCutOff(_ object: ObjectID, by explanation: Explanation, forwarding: Set<ObjectID> = []) -> Bool {
        cutOff(by: explanation, forwarding: forwarding).contains(object)
    }

    /// Every object that would be bad if exactly these failed, themselves among them: devices, units, links, circuits, applications, sites.
    package func cutOff(by explanation: Explanation, forwarding: Set<ObjectID> = []) -> Set<ObjectID> {
        var objects = cutOff(explanation.objects.filter { !forwarding.contains($0) })
        for object in explanation.objects {
            objects.insert(object)
            if let twin = twin(of: object) { objects.insert(twin) }
        }
        return objects
    }

    /// Everything that loses all its paths when these are taken away, links and services among it; not these themselves.
    package func dependents(onAnyOf objects: Set<ObjectID>) -> Set<ObjectID> {
        cutOff(Array(objects)).subtracting(objects)
    }

    private func cutOff(_ objects: [ObjectID]) -> Set<ObjectID> {
        let state = FailureState(index, failing: objects.compactMap { index.elements[$0] })
        var lost: Set<ObjectID> = []
        for element in 0..<index.names.count where state.isCutOff(element, index) {
            lost.insert(index.names[element])
            if let link = index.linkOfCircuit[index.names[element]] { lost.insert(link) }
        }
        return lost
    }
}
