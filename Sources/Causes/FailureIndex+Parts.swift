internal import NetInventory

extension FailureIndex {
    init(_ parts: FailureParts) {
        addVertices(parts)
        addLines(parts)
        addServices(parts)
        addBundles(parts)
        addPower(parts)
        addNeeds(parts)
        addLostVertices()
    }

    /// Numbers an element; nil where the name is taken.
    private mutating func add(_ name: ObjectID) -> Int? {
        guard elements[name] == nil else { return nil }
        elements[name] = names.count
        names.append(name)
        return names.count - 1
    }

    private mutating func addVertices(_ parts: FailureParts) {
        for vertex in parts.vertices where add(vertex.id) != nil { isEntry.append(vertex.isEntry) }
        vertices = 0..<names.count
        entries = vertices.filter { isEntry[$0] }
    }

    private mutating func addLines(_ parts: FailureParts) {
        var riders: [ObjectID: Int] = [:]
        for line in parts.lines { if let circuit = line.circuit { riders[circuit, default: 0] += 1 } }
        var fixed: [SIMD2<Int32>] = []
        for line in parts.lines {
            guard let a = elements[line.a], let b = elements[line.b], vertices.contains(a), vertices.contains(b), a != b else { continue }
            guard let id = line.id else {
                fixed.append(SIMD2(Int32(a), Int32(b)))
                continue
            }
            guard elements[id] == nil else { continue }
            if let circuit = line.circuit, riders[circuit] == 1, let element = add(circuit) {
                elements[id] = element
                linkOfCircuit[circuit] = id
            } else if add(id) == nil {
                continue
            }
            edgeEnds.append(SIMD2(Int32(a), Int32(b)))
            isOneWay.append(line.isUplink)
        }
        lines = vertices.upperBound..<names.count
        edgeEnds += fixed
        isOneWay += fixed.map { _ in false }
        var pairs: [(row: Int, number: Int)] = []
        for (edge, ends) in edgeEnds.enumerated() {
            pairs.append((Int(ends.x), edge))
            pairs.append((Int(ends.y), edge))
        }
        edges = NumberTable(rows: vertices.count, pairs: pairs)
        neighbours = [Int](repeating: 0, count: edges.numbers.count)
        for vertex in vertices {
            for place in edges.row(vertex) {
                let edge = edges.numbers[place]
                neighbours[place] = other(vertex, of: edge)
                canLeave.append(!isOneWay[edge] || Int(edgeEnds[edge].x) == vertex)
                canEnter.append(!isOneWay[edge] || Int(edgeEnds[edge].y) == vertex)
            }
        }
    }

    private mutating func addServices(_ parts: FailureParts) {
        let first = names.count
        for service in parts.services { _ = add(service.id) }
        services = first..<names.count
    }

    /// Conduits, and circuits that several links ride on.
    private mutating func addBundles(_ parts: FailureParts) {
        var riders: [ObjectID: [ObjectID]] = [:]
        for line in parts.lines {
            if let circuit = line.circuit, let id = line.id, linkOfCircuit[circuit] == nil { riders[circuit, default: []].append(id) }
        }
        let first = names.count
        var rows: [[Int]] = []
        for bundle in parts.bundles + riders.sorted(by: { $0.key < $1.key }).map({ FailureParts.Bundle($0.key, $0.value) }) {
            let members = Set(bundle.links.compactMap { elements[$0] }.filter(lines.contains)).sorted()
            if !members.isEmpty, add(bundle.id) != nil { rows.append(members) }
        }
        bundles = first..<names.count
        bundleLines = NumberTable(rows)
        var pairs: [(row: Int, number: Int)] = []
        for (row, members) in rows.enumerated() { pairs += members.map { ($0 - lines.lowerBound, first + row) } }
        bundlesOfLine = NumberTable(rows: lines.count, pairs: pairs)
    }

    private mutating func addPower(_ parts: FailureParts) {
        let first = names.count
        var above: [ObjectID?] = []
        for feed in parts.feeds where add(feed.id) != nil { above.append(feed.above) }
        feeds = first..<names.count
        feedAbove = above.map { name in name.flatMap { elements[$0] }.flatMap { feeds.contains($0) ? $0 : nil } ?? -1 }
        for feed in feeds where isInCircle(feed) { feedAbove[feed - first] = -1 }
        rackOfVertex = [Int](repeating: -1, count: vertices.count)
        var sources: [[Int]] = []
        var contents: [[Int]] = []
        for supply in parts.supplies {
            let fed = Set(supply.feeds.compactMap { elements[$0] }.filter(feeds.contains)).sorted()
            let inside = supply.devices.compactMap { elements[$0] }.filter { vertices.contains($0) && rackOfVertex[$0] < 0 }
            guard !fed.isEmpty, !inside.isEmpty else { continue }
            for vertex in inside { rackOfVertex[vertex] = sources.count }
            sources.append(fed)
            contents.append(inside)
        }
        rackFeeds = NumberTable(sources)
        rackVertices = NumberTable(contents)
    }

    private func isInCircle(_ feed: Int) -> Bool {
        var above = feedAbove[feed - feeds.lowerBound]
        for _ in feeds where above >= 0 {
            if above == feed { return true }
            above = feedAbove[above - feeds.lowerBound]
        }
        return false
    }

    private mutating func addNeeds(_ parts: FailureParts) {
        var rows = [[Int]](repeating: [], count: services.count)
        var choices: [[Int]] = []
        neededBy = [[Int]](repeating: [], count: services.upperBound)
        for service in parts.services {
            guard let element = elements[service.id], services.contains(element), rows[element - services.lowerBound].isEmpty else {
                continue
            }
            for need in service.needs {
                let found = Set(need.compactMap { elements[$0] }.filter { vertices.contains($0) || services.contains($0) }).sorted()
                guard !found.isEmpty, !found.contains(element) else { continue }
                rows[element - services.lowerBound].append(choices.count)
                choices.append(found)
            }
        }
        needs = NumberTable(rows)
        breakCircles(&choices)
        alternatives = NumberTable(choices)
        for service in services {
            for need in needs[service - services.lowerBound] { for choice in alternatives[need] { neededBy[choice].append(service) } }
        }
    }

    /// Leaves out what leads back to the service itself: it can help nobody. A need of which nothing is left always holds.
    private mutating func breakCircles(_ choices: inout [[Int]]) {
        // 0: not seen; 1: on the way; 2: done.
        var colour = [Int](repeating: 0, count: services.count)
        for first in services where colour[first - services.lowerBound] == 0 {
            var path = [first]
            while let service = path.last {
                colour[service - services.lowerBound] = 1
                var next: Int?
                for need in needs[service - services.lowerBound] {
                    choices[need].removeAll { services.contains($0) && colour[$0 - services.lowerBound] == 1 }
                    next = next ?? choices[need].first { services.contains($0) && colour[$0 - services.lowerBound] == 0 }
                }
                if let next {
                    path.append(next)
                } else {
                    colour[service - services.lowerBound] = 2
                    path.removeLast()
                }
            }
        }
        let isLeft = choices.map { !$0.isEmpty }
        needs = NumberTable((0..<needs.count).map { row in needs[row].filter { isLeft[$0] } })
    }

    /// What no core device can be reached from stands for itself: nobody knows what joins it to netmon.
    private mutating func addLostVertices() {
        var isReached = [Bool](repeating: false, count: vertices.count)
        var queue = entries
        for vertex in queue { isReached[vertex] = true }
        var next = 0
        while next < queue.count {
            for place in edges.row(queue[next]) where canLeave[place] && !isReached[neighbours[place]] {
                isReached[neighbours[place]] = true
                queue.append(neighbours[place])
            }
            next += 1
        }
        for vertex in vertices where !isReached[vertex] {
            isEntry[vertex] = true
            entries.append(vertex)
            for place in edges.row(vertex) { (canLeave[place], canEnter[place]) = (false, false) }
        }
        for vertex in vertices {
            for place in edges.row(vertex) where !isReached[neighbours[place]] { (canLeave[place], canEnter[place]) = (false, false) }
        }
    }
}
