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
        var lost: Set<ObjectID> = []
        for element in elementsLost(failing: objects.compactMap { index.elements[$0] }) {
            lost.insert(index.names[element])
            if let link = index.linkOfCircuit[index.names[element]] { lost.insert(link) }
        }
        return lost
    }

    /// The elements that are of no use when exactly these have failed, in order.
    ///
    /// What a single vertex or line takes with it hangs on it in the tree, and is told without looking at the rest.
    func elementsLost(failing elements: [Int]) -> [Int] {
        if elements.count == 1, let only = elements.first, only < index.lines.upperBound { return elementsHanging(on: only) }
        let state = FailureState(index, failing: elements)
        return (0..<index.names.count).filter { state.isCutOff($0, index) }
    }

    private func elementsHanging(on element: Int) -> [Int] {
        var lost: Set<Int> = [element]
        for node in tree.hanging(on: element) {
            lost.formUnion(servicesAt[node])
            guard index.vertices.contains(node) else { continue }
            lost.insert(node)
            for edge in index.edges[node] { if let line = index.line(ofEdge: edge) { lost.insert(line) } }
        }
        var bundles: Set<Int> = []
        for line in lost where index.lines.contains(line) { bundles.formUnion(index.bundlesOfLine[line - index.lines.lowerBound]) }
        lost.formUnion(bundles.filter { index.bundleLines[$0 - index.bundles.lowerBound].allSatisfy(lost.contains) })
        return lost.sorted()
    }
}
