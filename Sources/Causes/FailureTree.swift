/// The graph walked once, depth first, from netmon: what hangs on a single vertex or line (Hopcroft and Tarjan, 1973).
///
/// Vertices are numbered as the walk meets them, so that what stands below a vertex is a range of those numbers.
struct FailureTree: Hashable, Sendable {
    /// The vertices in the order of the walk, and each one's place in it.
    var order: [Int] = []
    var place: [Int]
    /// The place behind the last vertex below it.
    var end: [Int]
    /// The vertex that the walk came from, or -1, and the edge that it took.
    var parent: [Int]
    var parentEdge: [Int]
    /// The first place that a vertex below it has an edge to, past the tree; -1 for netmon itself.
    private var low: [Int]

    init(_ index: FailureIndex) {
        let count = index.vertices.count
        place = [Int](repeating: -1, count: count)
        end = place
        parent = place
        parentEdge = place
        low = place
        order.reserveCapacity(count)
        // Where each vertex's walk over its edges has come to.
        var next = (0..<count).map { index.edges.row($0).lowerBound }
        for entry in index.entries where place[entry] < 0 {
            var path = [entry]
            enter(entry, index)
            while let vertex = path.last {
                guard next[vertex] < index.edges.row(vertex).upperBound else {
                    path.removeLast()
                    end[vertex] = order.count
                    if let above = path.last { low[above] = min(low[above], low[vertex]) }
                    continue
                }
                let spot = next[vertex]
                next[vertex] += 1
                let (edge, neighbour) = (index.edges.numbers[spot], index.neighbours[spot])
                if edge == parentEdge[vertex] { continue }
                if place[neighbour] < 0 {
                    parent[neighbour] = vertex
                    parentEdge[neighbour] = edge
                    enter(neighbour, index)
                    path.append(neighbour)
                } else {
                    low[vertex] = min(low[vertex], place[neighbour])
                }
            }
        }
    }

    private mutating func enter(_ vertex: Int, _ index: FailureIndex) {
        place[vertex] = order.count
        low[vertex] = index.isEntry[vertex] ? -1 : order.count
        order.append(vertex)
    }

    /// Whether all paths to what is below a vertex lead through the one above it.
    func hangsOnParent(_ vertex: Int) -> Bool { parent[vertex] >= 0 && low[vertex] >= place[parent[vertex]] }
    /// Whether all paths to a vertex and what is below it lead over the edge from the one above.
    func hangsOnEdge(_ vertex: Int) -> Bool { parent[vertex] >= 0 && low[vertex] > place[parent[vertex]] }
}
