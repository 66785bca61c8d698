internal import NetInventory

/// What is known of each vertex and service when a cause is sought.
struct CauseEvidence {
    /// In order; without those that forward.
    private(set) var bad: [Int] = []
    private(set) var isBad: [Bool]
    /// Good, or something good has no way around it: it works, whatever its own checks say.
    private(set) var isSound: [Bool]
    /// Their own checks fail, and something good has no way around them.
    private(set) var forwarding: [Int] = []
    /// Bad objects that the graph says nothing about.
    private(set) var strangers: [ObjectID] = []

    init(_ index: FailureIndex, _ tree: FailureTree, bad badNames: Set<ObjectID>, good goodNames: Set<ObjectID>) {
        isBad = [Bool](repeating: false, count: index.services.upperBound)
        isSound = isBad
        for name in badNames {
            if let element = index.elements[name], Self.isJudged(element, index) {
                isBad[element] = true
                bad.append(element)
            } else {
                strangers.append(name)
            }
        }
        for name in goodNames {
            if let element = index.elements[name], Self.isJudged(element, index), !isBad[element] { isSound[element] = true }
        }
        strangers.sort()
        bad.sort()
        spread(index, tree)
        forwarding = bad.filter { isSound[$0] }
        for element in forwarding { isBad[element] = false }
        bad.removeAll { isSound[$0] }
    }

    static func isJudged(_ element: Int, _ index: FailureIndex) -> Bool {
        index.vertices.contains(element) || index.services.contains(element)
    }

    /// From what is good to what carries it: first the only ways to meet the needs of services, then the only ways through the network.
    private mutating func spread(_ index: FailureIndex, _ tree: FailureTree) {
        var open = index.services.filter { isSound[$0] }
        while let service = open.popLast() {
            for need in index.needs[service - index.services.lowerBound] where index.alternatives.row(need).count == 1 {
                guard let only = index.alternatives[need].first, !isSound[only] else { continue }
                isSound[only] = true
                if index.services.contains(only) { open.append(only) }
            }
        }
        // How many good ones stand before each place of the walk.
        var before = [Int](repeating: 0, count: tree.order.count + 1)
        for (place, vertex) in tree.order.enumerated() { before[place + 1] = before[place] + (isSound[vertex] ? 1 : 0) }
        for vertex in tree.order where tree.hangsOnParent(vertex) && before[tree.end[vertex]] > before[tree.place[vertex]] {
            isSound[tree.parent[vertex]] = true
        }
    }
}
