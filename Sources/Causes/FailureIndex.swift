internal import NetInventory

/// A failure graph in numbers, so that nothing is looked up by name while a cause is sought.
///
/// Everything that can fail is an *element*: vertices come first, then lines, services, bundles and feeds. An edge joins two vertices; those
/// that can fail come first, in the order of the lines.
struct FailureIndex: Hashable, Sendable {
    /// What each element is called: a circuit where it and its one link are the same thing.
    var names: [ObjectID] = []
    /// The element of each name, also of the link that a circuit stands for.
    var elements: [ObjectID: Int] = [:]
    /// The link that goes by the name of its circuit.
    var linkOfCircuit: [ObjectID: ObjectID] = [:]

    var vertices = 0..<0
    var lines = 0..<0
    var services = 0..<0
    var bundles = 0..<0
    var feeds = 0..<0

    /// The vertices that netmon stands beside.
    var entries: [Int] = []
    var isEntry: [Bool] = []
    var edgeEnds: [SIMD2<Int32>] = []
    /// Per vertex its edges, and beside each the vertex at its other end.
    var edges = NumberTable([])
    var neighbours: [Int] = []
    /// Beside each: whether it leads there, and from there.
    var canLeave: [Bool] = []
    var canEnter: [Bool] = []
    /// Per edge: it leads from its first end to its second alone.
    var isOneWay: [Bool] = []

    /// Per bundle its edges; per line the bundles that take it along.
    var bundleLines = NumberTable([])
    var bundlesOfLine = NumberTable([])
    /// Per feed the one above it, or -1.
    var feedAbove: [Int] = []
    /// Per rack its feeds (as elements) and what stands in it; per vertex its rack, or -1.
    var rackFeeds = NumberTable([])
    var rackVertices = NumberTable([])
    var rackOfVertex: [Int] = []

    /// Per service its needs, per need its alternatives, which are vertices or services.
    var needs = NumberTable([])
    var alternatives = NumberTable([])
    /// Per vertex or service the services that need it, if only as an alternative.
    var neededBy: [[Int]] = []

    /// The element of an edge; nil where it cannot fail.
    func line(ofEdge edge: Int) -> Int? { edge < lines.count ? lines.lowerBound + edge : nil }
    func edge(ofLine element: Int) -> Int { element - lines.lowerBound }
    func other(_ vertex: Int, of edge: Int) -> Int {
        let ends = edgeEnds[edge]
        return Int(ends.x) == vertex ? Int(ends.y) : Int(ends.x)
    }
    func isGroup(_ element: Int) -> Bool { element >= bundles.lowerBound }
}

extension FailureIndex {
    /// What fails with a group: the links of a conduit, and circuits that run in it whole; the feeds below a feed and what their racks hold.
    func members(of group: Int) -> [Int] {
        if bundles.contains(group) {
            let own = bundleLines[group - bundles.lowerBound]
            let inner = bundles.filter { other in
                let lines = bundleLines[other - bundles.lowerBound]
                return other != group && lines.count < own.count && lines.allSatisfy(own.contains)
            }
            return Array(own) + inner
        }
        let below = feeds.filter { $0 != group && isFeed($0, below: group) }
        let fed = Set([group] + below)
        let racks = (0..<rackFeeds.count).filter { !fed.isDisjoint(with: rackFeeds[$0]) }
        return below + racks.flatMap { rackVertices[$0] }
    }

    private func isFeed(_ feed: Int, below group: Int) -> Bool {
        var above = feedAbove[feed - feeds.lowerBound]
        while above >= 0 {
            if above == group { return true }
            above = feedAbove[above - feeds.lowerBound]
        }
        return false
    }
}
