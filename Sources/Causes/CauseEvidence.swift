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
    /// Per service: something sound can be served by it alone or by others of which as little is known.
    private(set) var mayServeSound: [Bool] = []
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
        markServing(index)
    }

    /// Whether an alternative of a need surely works.
    func isMet(_ need: Int, _ index: FailureIndex) -> Bool { index.alternatives[need].contains { isSound[$0] } }

    private mutating func markServing(_ index: FailureIndex) {
        mayServeSound = [Bool](repeating: false, count: index.services.upperBound)
        var open = index.services.filter { isSound[$0] }
        while let service = open.popLast() {
            for need in index.needs[service - index.services.lowerBound] where !isMet(need, index) {
                mayServeSound[service] = true
                for choice in index.alternatives[need] where index.services.contains(choice) && !mayServeSound[choice] {
                    mayServeSound[choice] = true
                    open.append(choice)
                }
            }
        }
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
        // What hangs on a node comes behind it in the order of the tree.
        var carriesGood = [Bool](repeating: false, count: tree.root + 1)
        for node in tree.order.reversed() {
            let isVertex = node < index.vertices.upperBound
            guard carriesGood[node] || isVertex && isSound[node] else { continue }
            if isVertex { isSound[node] = true }
            if node != tree.root { carriesGood[tree.above[node]] = true }
        }
    }
}
