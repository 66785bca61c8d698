/// What stands and what does not when some elements have failed.
struct FailureState: Sendable {
    /// Per vertex: alive, and on a path of what is alive to netmon.
    private(set) var isReached: [Bool]
    /// Per edge.
    private(set) var isDead: [Bool]
    /// Per service: alive, and all its needs are met.
    private(set) var isServing: [Bool]
    private(set) var isFeedDead: [Bool]

    /// O(vertices + edges + needs), whatever fails.
    init(_ index: FailureIndex, failing elements: some Sequence<Int>) {
        var isAlive = [Bool](repeating: true, count: index.vertices.count)
        isDead = [Bool](repeating: false, count: index.edgeEnds.count)
        isServing = [Bool](repeating: true, count: index.services.count)
        isFeedDead = [Bool](repeating: false, count: index.feeds.count)
        var hasPower = true
        for element in elements {
            if element < index.vertices.upperBound {
                isAlive[element] = false
            } else if element < index.lines.upperBound {
                isDead[index.edge(ofLine: element)] = true
            } else if element < index.services.upperBound {
                isServing[element - index.services.lowerBound] = false
            } else if element < index.bundles.upperBound {
                for line in index.bundleLines[element - index.bundles.lowerBound] { isDead[index.edge(ofLine: line)] = true }
            } else {
                isFeedDead[element - index.feeds.lowerBound] = true
                hasPower = false
            }
        }
        isReached = []
        if !hasPower { cutPower(index, &isAlive) }
        reach(index, isAlive)
        serve(index)
    }

    private mutating func cutPower(_ index: FailureIndex, _ isAlive: inout [Bool]) {
        let first = index.feeds.lowerBound
        for feed in index.feeds {
            var above = index.feedAbove[feed - first]
            while above >= 0, !isFeedDead[feed - first] {
                if isFeedDead[above - first] { isFeedDead[feed - first] = true }
                above = index.feedAbove[above - first]
            }
        }
        for rack in 0..<index.rackFeeds.count where index.rackFeeds[rack].allSatisfy({ isFeedDead[$0 - first] }) {
            for vertex in index.rackVertices[rack] { isAlive[vertex] = false }
        }
    }

    private mutating func reach(_ index: FailureIndex, _ isAlive: [Bool]) {
        isReached = [Bool](repeating: false, count: index.vertices.count)
        var queue: [Int] = []
        queue.reserveCapacity(index.vertices.count)
        for vertex in index.entries where isAlive[vertex] {
            isReached[vertex] = true
            queue.append(vertex)
        }
        var next = 0
        while next < queue.count {
            for place in index.edges.row(queue[next]) {
                let neighbour = index.neighbours[place]
                if index.canLeave[place], !isReached[neighbour], isAlive[neighbour], !isDead[index.edges.numbers[place]] {
                    isReached[neighbour] = true
                    queue.append(neighbour)
                }
            }
            next += 1
        }
    }

    /// A service falls with a need that no alternative meets; services that need each other stand until one of them falls.
    private mutating func serve(_ index: FailureIndex) {
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for service in 0..<index.services.count where isServing[service] {
                for need in index.needs[service] where !index.alternatives[need].contains(where: { isUp($0, index) }) {
                    isServing[service] = false
                    hasChanged = true
                    break
                }
            }
        }
    }

    /// Whether a vertex or a service does what it is for.
    func isUp(_ element: Int, _ index: FailureIndex) -> Bool {
        element < index.vertices.upperBound ? isReached[element] : isServing[element - index.services.lowerBound]
    }

    /// Whether a vertex, a line, a service, a bundle or a feed is of no use: it failed, or nobody reaches it.
    ///
    /// A line is of use while it and both its ends are; a bundle while one of its lines is.
    func isCutOff(_ element: Int, _ index: FailureIndex) -> Bool {
        if element < index.vertices.upperBound { return !isReached[element] }
        if index.lines.contains(element) {
            let edge = index.edge(ofLine: element)
            return isDead[edge] || !isReached[Int(index.edgeEnds[edge].x)] || !isReached[Int(index.edgeEnds[edge].y)]
        }
        if index.services.contains(element) { return !isServing[element - index.services.lowerBound] }
        if index.bundles.contains(element) {
            return index.bundleLines[element - index.bundles.lowerBound].allSatisfy { isCutOff($0, index) }
        }
        return isFeedDead[element - index.feeds.lowerBound]
    }
}
