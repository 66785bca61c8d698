/// The smallest sets of vertices, lines and services of a region whose failing leaves no path to a bad object.
///
/// A bad object that has a path left needs something on that path to have failed. The search tries each in turn and goes on with the next
/// bad object that has a path left; what was tried is not tried again beside its siblings, so that each set comes up once. Paths that share
/// nothing tell how many more failures it takes at least.
struct CauseSearch {
    struct Answer {
        /// Each in order; all of the same size. Empty where what is good cannot be explained.
        var sets: [[Int]] = []
        /// Whether there are more.
        var hasMore = false
        /// Bad vertices and services that some set has as carrying others all the same.
        var forwarding: Set<Int> = []

        var size: Int? { sets.first?.count }
    }

    private enum Step {
        case explained
        case hopeless
        case branch(Int, [Int])
    }

    /// How many sets are listed.
    static let mostSets = 64

    private let index: FailureIndex
    private let evidence: CauseEvidence
    private let regions: CauseRegions
    private var isDead: [Bool]
    private var isForwarding: [Bool]
    private var isBarred: [Bool]
    private var regionOf: [Int]
    private var region = CauseRegions.Region()
    private var number = 0

    /// Per vertex: when it was last reached, and over which place of the edges; -1 for a path's beginning.
    private var reachedAt: [Int]
    private var cameOver: [Int]
    private var isServing: [Bool]
    private var round = 0

    private var chosen: [Int] = []
    private var answer = Answer()
    private var known: Set<[Int]> = []
    /// Edges looked at so far, and how many may be.
    private(set) var work = 0
    private let budget: Int
    var isSpent: Bool { work > budget }

    init(_ index: FailureIndex, _ evidence: CauseEvidence, _ regions: CauseRegions, budget: Int) {
        self.index = index
        self.evidence = evidence
        self.regions = regions
        self.budget = budget
        isDead = regions.isDead
        isForwarding = [Bool](repeating: false, count: index.services.upperBound)
        isBarred = isForwarding
        isServing = isForwarding
        regionOf = [Int](repeating: -1, count: index.services.upperBound)
        for (number, region) in regions.regions.enumerated() {
            for element in region.vertices + region.services { regionOf[element] = number }
        }
        reachedAt = [Int](repeating: 0, count: index.vertices.count)
        cameOver = reachedAt
    }

    /// The smallest sets for one region, of at most `most` elements.
    mutating func solve(_ number: Int, atMost most: Int = .max) -> Answer {
        self.number = number
        region = regions.regions[number]
        answer = Answer()
        known = []
        let bad = (region.vertices + region.services).filter { evidence.isBad[$0] && !isDead[$0] }
        var size = 0
        while size <= min(most, bad.count), answer.sets.isEmpty, !isSpent {
            descend(size)
            size += 1
        }
        if answer.sets.isEmpty, isSpent {
            answer =
                region.sound.isEmpty
                ? Answer(sets: [greedySet()], hasMore: true)
                // Each at fault in its own checks: true of anything, and all that can be said without more work.
                : Answer(sets: [bad.sorted()], hasMore: true, forwarding: Set(bad))
        } else if isSpent {
            answer.hasMore = true
        }
        return answer
    }

    /// A set that explains all, not surely a smallest one: again and again what most of the paths that are left share.
    private mutating func greedySet() -> [Int] {
        var set: [Int] = []
        while true {
            walk()
            var counts: [Int: Int] = [:]
            for bad in unexplained() {
                let path = support(of: bad)
                work += path.count
                for element in path { counts[element, default: 0] += 1 }
            }
            guard let most = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else { break }
            isDead[most.key] = true
            set.append(most.key)
        }
        for element in set { isDead[element] = false }
        return set.sorted()
    }

    private mutating func descend(_ left: Int) {
        guard !isSpent, !answer.hasMore else { return }
        switch nextStep(left) {
        case .explained: note()
        case .hopeless: return
        case .branch(let bad, let choices):
            for choice in choices {
                isDead[choice] = true
                chosen.append(choice)
                descend(left - 1)
                chosen.removeLast()
                isDead[choice] = false
                isBarred[choice] = true
            }
            for choice in choices { isBarred[choice] = false }
            // It may itself be at fault in its own checks alone, which matters only where something good stands behind it.
            if !region.sound.isEmpty, choices.contains(bad) {
                isForwarding[bad] = true
                chosen.append(bad)
                descend(left - 1)
                chosen.removeLast()
                isForwarding[bad] = false
            }
        }
    }

    private mutating func note() {
        guard region.sound.isEmpty || keepsSound() else { return }
        let set = chosen.sorted()
        guard known.insert(set).inserted else { return }
        guard answer.sets.count < Self.mostSets else {
            answer.hasMore = true
            return
        }
        answer.sets.append(set)
        answer.forwarding.formUnion(chosen.filter { isForwarding[$0] })
    }

    /// The bad object to go on with: of paths that share nothing, the one with the fewest choices.
    private mutating func nextStep(_ left: Int) -> Step {
        var used: [Int] = []
        defer { for element in used { isDead[element] = false } }
        var best: (bad: Int, choices: [Int])?
        var apart = 0
        var isFirst = true
        while true {
            walk()
            var hasNew = false
            for bad in unexplained() {
                let path = support(of: bad)
                guard !path.contains(where: { isDead[$0] }) else { continue }
                work += path.count
                let choices = path.filter { !isBarred[$0] }
                if choices.isEmpty { return .hopeless }
                apart += 1
                if apart > left { return .hopeless }
                if choices.count < best?.choices.count ?? .max { best = (bad, choices) }
                for element in choices {
                    isDead[element] = true
                    used.append(element)
                }
                hasNew = true
            }
            if isFirst, best == nil { return .explained }
            isFirst = false
            if !hasNew { break }
        }
        guard let best else { return .explained }
        return .branch(best.bad, best.choices)
    }

    private func isOpen(_ spot: Int) -> Bool { CauseRegions.isOpen(index.edges.numbers[spot], index, isDead) }

    /// Reaches what of the region can be reached from what is sound, past nothing that is bad.
    private mutating func walk() {
        round += 1
        var queue: [Int] = []
        for vertex in region.vertices where !isDead[vertex] && !evidence.isSound[vertex] {
            if index.isEntry[vertex] {
                reach(vertex, over: -1, &queue)
                continue
            }
            work += index.edges.row(vertex).count
            for spot in index.edges.row(vertex) where index.canEnter[spot] && evidence.isSound[index.neighbours[spot]] && isOpen(spot) {
                if isDead[index.neighbours[spot]] { continue }
                reach(vertex, over: spot, &queue)
                break
            }
        }
        var next = 0
        while next < queue.count {
            let vertex = queue[next]
            next += 1
            work += index.edges.row(vertex).count
            for spot in index.edges.row(vertex) where index.canLeave[spot] && isOpen(spot) {
                let neighbour = index.neighbours[spot]
                if regionOf[neighbour] == number, reachedAt[neighbour] != round, !isDead[neighbour], !evidence.isSound[neighbour] {
                    reach(neighbour, over: spot, &queue)
                }
            }
        }
        serve()
    }

    private mutating func reach(_ vertex: Int, over spot: Int, _ queue: inout [Int]) {
        reachedAt[vertex] = round
        cameOver[vertex] = spot
        if !evidence.isBad[vertex] || isForwarding[vertex] { queue.append(vertex) }
    }

    private mutating func serve() {
        for service in region.services { isServing[service] = !isDead[service] }
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for service in region.services where isServing[service] {
                for need in index.needs[service - index.services.lowerBound] where firstUp(need) == nil {
                    isServing[service] = false
                    hasChanged = true
                    break
                }
            }
        }
    }

    /// The first alternative of a need that works as far as the search knows.
    private func firstUp(_ need: Int) -> Int? {
        let choices = index.alternatives[need]
        return choices.first { evidence.isSound[$0] } ?? choices.first { isUp($0) }
    }

    private func isUp(_ element: Int) -> Bool {
        if evidence.isSound[element] { return true }
        guard regionOf[element] == number else { return !regions.isDown[element] }
        if evidence.isBad[element], !isForwarding[element] { return false }
        return element < index.vertices.upperBound ? reachedAt[element] == round : isServing[element]
    }

    private func unexplained() -> [Int] {
        region.vertices.filter { reachedAt[$0] == round && evidence.isBad[$0] && !isForwarding[$0] && !isDead[$0] }
            + region.services.filter { isServing[$0] && evidence.isBad[$0] && !isForwarding[$0] }
    }

    /// What a bad object still works by: it has to fail, or something else of this.
    private func support(of bad: Int) -> [Int] {
        var path: [Int] = []
        var seen: Set<Int> = []
        var open = [bad]
        while let element = open.popLast() {
            guard seen.insert(element).inserted, !evidence.isSound[element] else { continue }
            guard regionOf[element] == number else { continue }
            if !isForwarding[element] { path.append(element) }
            guard element < index.vertices.upperBound else {
                for need in index.needs[element - index.services.lowerBound] where !regions.isMet(need) {
                    if let choice = firstUp(need) { open.append(choice) }
                }
                continue
            }
            let spot = cameOver[element]
            guard spot >= 0 else { continue }
            let edge = index.edges.numbers[spot]
            if let line = index.line(ofEdge: edge) { path.append(line) }
            open.append(index.other(element, of: edge))
        }
        return path.sorted()
    }

    /// Whether everything sound in the region keeps a path past what is dead or bad.
    private mutating func keepsSound() -> Bool {
        round += 1
        var queue: [Int] = []
        func passes(_ vertex: Int) -> Bool {
            !isDead[vertex] && (!evidence.isBad[vertex] || isForwarding[vertex])
        }
        for vertex in region.vertices where passes(vertex) {
            let isNear =
                index.isEntry[vertex]
                || index.edges.row(vertex).contains { index.canEnter[$0] && isOpen($0) && regions.isAnchored[index.neighbours[$0]] }
            if isNear {
                reachedAt[vertex] = round
                queue.append(vertex)
            }
        }
        while let vertex = queue.popLast() {
            work += index.edges.row(vertex).count
            for spot in index.edges.row(vertex) where index.canLeave[spot] && isOpen(spot) {
                let neighbour = index.neighbours[spot]
                if regionOf[neighbour] == number, reachedAt[neighbour] != round, passes(neighbour) {
                    reachedAt[neighbour] = round
                    queue.append(neighbour)
                }
            }
        }
        serve()
        return region.sound.allSatisfy { element in
            element < index.vertices.upperBound ? reachedAt[element] == round : isServing[element]
        }
    }
}
