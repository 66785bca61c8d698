package import NetInventory

extension FailureGraph {
    /// Devices, units, applications and sites that this link or circuit alone carries: all their paths lead over it.
    ///
    /// Their being good is what shows that it works. The graph is walked once for all links; the answer takes as long as it is large.
    package func dependents(on link: ObjectID) -> Set<ObjectID> {
        guard let element = index.elements[link] else { return [] }
        guard index.lines.contains(element) else {
            return dependents(onAnyOf: [link]).filter { index.elements[$0].map { CauseEvidence.isJudged($0, index) } ?? false }
        }
        var objects: Set<ObjectID> = []
        for node in tree.hanging(on: element) {
            if index.vertices.contains(node) { objects.insert(index.names[node]) }
            for service in servicesAt[node] { objects.insert(index.names[service]) }
        }
        return objects
    }

    /// The two ends of a link or circuit, the one that fewer links part from netmon first; the first in order where both are as near.
    package func ends(of link: ObjectID) -> (near: ObjectID, far: ObjectID)? {
        guard let element = index.elements[link], index.lines.contains(element) else { return nil }
        let ends = index.edgeEnds[index.edge(ofLine: element)]
        let (a, b) = (Int(ends.x), Int(ends.y))
        let isInOrder = index.isOneWay[index.edge(ofLine: element)] || (distances[a], index.names[a]) < (distances[b], index.names[b])
        return isInOrder ? (index.names[a], index.names[b]) : (index.names[b], index.names[a])
    }

    /// Per node of the tree the services that fall with whatever it hangs on.
    ///
    /// A service falls with a line when all alternatives of one of its needs hang on that line: then what all of them hang on does as well.
    static func servicesAt(_ index: FailureIndex, _ tree: FailureTree) -> NumberTable {
        var hooks: [Int: Set<Int>] = [:]
        func hooksOf(_ element: Int) -> Set<Int> {
            if element < index.vertices.upperBound { return [element] }
            if let known = hooks[element] { return known }
            var all: Set<Int> = []
            for need in index.needs[element - index.services.lowerBound] {
                var shared: Set<Int>?
                for choice in index.alternatives[need] {
                    let own = hooksOf(choice)
                    shared = shared.map { before in Set(before.flatMap { one in own.map { tree.meeting(one, $0) } }) } ?? own
                }
                all.formUnion(shared ?? [])
            }
            all.remove(tree.root)
            hooks[element] = all
            return all
        }
        return NumberTable(
            rows: tree.root + 1,
            pairs: index.services.flatMap { service in hooksOf(service).sorted().map { (row: $0, number: service) } })
    }

    /// Per vertex how many edges part it from netmon.
    static func distances(_ index: FailureIndex) -> [Int] {
        var distances = [Int](repeating: -1, count: index.vertices.count)
        var queue = index.entries
        for vertex in queue { distances[vertex] = 0 }
        var next = 0
        while next < queue.count {
            for place in index.edges.row(queue[next]) where index.canLeave[place] && distances[index.neighbours[place]] < 0 {
                distances[index.neighbours[place]] = distances[queue[next]] + 1
                queue.append(index.neighbours[place])
            }
            next += 1
        }
        return distances
    }
}
