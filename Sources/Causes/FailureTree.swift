/// What hangs on what: for each vertex and line the nearest one that all its paths from netmon lead through.
///
/// The dominator tree of the graph, with each line as a node between its ends (semi-NCA; Georgiadis, "Linear-Time Algorithms for Dominators
/// and Related Problems", 2005). Nodes are vertices, then lines; netmon is the node behind them.
struct FailureTree: Hashable, Sendable {
    /// The nodes in the order of a walk over the tree, so that what hangs on a node is a range; and each one's place in it.
    private(set) var order: [Int] = []
    private(set) var place: [Int]
    /// The place behind the last node that hangs on it.
    private(set) var end: [Int]
    /// The nearest node that all paths to it lead through.
    private(set) var above: [Int]
    let root: Int

    init(_ index: FailureIndex) {
        root = index.lines.upperBound
        above = [Int](repeating: -1, count: root + 1)
        place = above
        end = above
        var walk = Walk(index, root: root)
        walk.run()
        walk.findDominators()
        for (number, node) in walk.nodes.enumerated().dropFirst() { above[node] = walk.nodes[walk.dominator[number]] }
        let children = NumberTable(rows: root + 1, pairs: walk.nodes.dropFirst().map { (row: above[$0], number: $0) })
        var path = [root]
        var next = (0...root).map { children.row($0).lowerBound }
        enter(root)
        while let node = path.last {
            guard next[node] < children.row(node).upperBound else {
                end[node] = order.count
                path.removeLast()
                continue
            }
            let child = children.numbers[next[node]]
            next[node] += 1
            enter(child)
            path.append(child)
        }
    }

    private mutating func enter(_ node: Int) {
        place[node] = order.count
        order.append(node)
    }

    /// What hangs on a node, itself first; nothing on a line that no path from netmon leads over.
    func hanging(on node: Int) -> ArraySlice<Int> { place[node] < 0 ? [] : order[place[node]..<end[node]] }

    /// The last node on which both hang; netmon itself where there is none.
    func meeting(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (a, b)
        while a != b {
            if place[a] < place[b] { swap(&a, &b) }
            a = above[a]
        }
        return a
    }

    /// A walk through the graph, depth first, and what follows from the order in which it meets the nodes.
    private struct Walk {
        let index: FailureIndex
        let root: Int
        /// The nodes as they were met, each one's number among them, and the number of the one that it was met from.
        var nodes: [Int] = []
        var number: [Int]
        var parent: [Int] = []
        var dominator: [Int] = []

        init(_ index: FailureIndex, root: Int) {
            self.index = index
            self.root = root
            number = [Int](repeating: -1, count: root + 1)
        }

        /// The `turn`th neighbour that a node leads to, or that leads to it; nil behind the last. -1 for one that does not.
        private func neighbour(_ node: Int, _ turn: Int, isLeaving: Bool) -> Int? {
            if node == root { return isLeaving && turn < index.entries.count ? index.entries[turn] : nil }
            if node >= index.lines.lowerBound {
                guard turn < 2 else { return nil }
                let edge = node - index.lines.lowerBound
                let ends = index.edgeEnds[edge]
                // A one-way line leads from its first end to its second.
                let isFirst = turn == 0
                if index.isOneWay[edge], isFirst == isLeaving { return -1 }
                return isFirst ? Int(ends.x) : Int(ends.y)
            }
            let row = index.edges.row(node)
            guard row.lowerBound + turn < row.upperBound else {
                return !isLeaving && row.lowerBound + turn == row.upperBound && index.isEntry[node] ? root : nil
            }
            let spot = row.lowerBound + turn
            guard isLeaving ? index.canLeave[spot] : index.canEnter[spot] else { return -1 }
            return index.line(ofEdge: index.edges.numbers[spot]) ?? index.neighbours[spot]
        }

        mutating func run() {
            var turn = [Int](repeating: 0, count: root + 1)
            var path = [root]
            meet(root, from: 0)
            while let node = path.last {
                guard let next = neighbour(node, turn[node], isLeaving: true) else {
                    path.removeLast()
                    continue
                }
                turn[node] += 1
                if next >= 0, number[next] < 0 {
                    meet(next, from: number[node])
                    path.append(next)
                }
            }
        }

        private mutating func meet(_ node: Int, from other: Int) {
            number[node] = nodes.count
            nodes.append(node)
            parent.append(other)
        }

        mutating func findDominators() {
            let count = nodes.count
            var semi = Array(0..<count)
            var label = semi
            var ancestor = [Int](repeating: -1, count: count)
            var trail: [Int] = []
            /// The node on the way up whose semidominator is lowest, with the way made short.
            func best(_ node: Int) -> Int {
                guard ancestor[node] >= 0 else { return label[node] }
                trail.removeAll(keepingCapacity: true)
                var top = node
                while ancestor[ancestor[top]] >= 0 {
                    trail.append(top)
                    top = ancestor[top]
                }
                for one in trail.reversed() {
                    let up = ancestor[one]
                    if semi[label[up]] < semi[label[one]] { label[one] = label[up] }
                    ancestor[one] = ancestor[up]
                }
                return label[node]
            }
            for node in (1..<max(count, 1)).reversed() {
                var turn = 0
                while let before = neighbour(nodes[node], turn, isLeaving: false) {
                    turn += 1
                    guard before >= 0, number[before] >= 0 else { continue }
                    semi[node] = min(semi[node], semi[best(number[before])])
                }
                ancestor[node] = parent[node]
            }
            dominator = parent
            for node in 1..<max(count, 1) {
                while dominator[node] > semi[node] { dominator[node] = dominator[dominator[node]] }
            }
        }
    }
}
