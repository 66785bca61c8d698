/// Finds the causes of one moment: parts the graph into regions, has each searched, and weighs what fails several things at once.
///
/// Conduits, circuits of several links and power feeds reach across regions. Each set of them is tried, the smallest first; with it taken as
/// failed, the regions are searched for what is still unexplained.
struct CauseFinder {
    /// A cause in numbers.
    struct Found {
        var sets: [[Int]]
        var hasMore: Bool
        var bad: [Int]
        var forwarding: Set<Int> = []
    }

    /// How many explanations a cause lists.
    static let mostListed = 16
    /// How many edges may be looked at for one moment: some tens of milliseconds.
    static let budget = 4_000_000

    let index: FailureIndex
    let evidence: CauseEvidence
    private let budget: Int
    private(set) var work = 0
    private(set) var causes: [Found] = []
    /// Whether groups were passed over because weighing them all would take too long.
    private var hasSkipped = false

    private struct Solution {
        var groups: [Int]
        var regions: CauseRegions
        var answers: [CauseSearch.Answer]
        var isSpent: Bool
        var size: Int { groups.count + answers.reduce(0) { $0 + ($1.size ?? 0) } }
    }

    init(_ index: FailureIndex, _ evidence: CauseEvidence, budget: Int = Self.budget) {
        self.budget = budget
        self.index = index
        self.evidence = evidence
    }

    mutating func find() {
        guard !evidence.bad.isEmpty, let plain = solve([], around: evidence.bad) else { return }
        let groups = usefulGroups(plain.regions)
        for (components, groups) in clusters(plain.regions, groups) { settle(components, groups, plain) }
    }

    // MARK: One set of failed groups

    /// What is left to explain once some groups have failed; nil where that takes something sound.
    private mutating func solve(_ groups: [Int], around bad: [Int]) -> Solution? {
        var dead = [Bool](repeating: false, count: index.services.upperBound)
        if !groups.isEmpty {
            work += index.edgeEnds.count
            let state = FailureState(index, failing: groups)
            for element in 0..<index.services.upperBound where evidence.isSound[element] && !state.isUp(element, index) { return nil }
            for line in index.lines where state.isDead[index.edge(ofLine: line)] { dead[line] = true }
            for vertex in powerless(state) { dead[vertex] = true }
        }
        let regions = CauseRegions(index, evidence, around: bad, dead: dead)
        var search = CauseSearch(index, evidence, regions, budget: max(budget - work, budget / 16))
        var answers: [CauseSearch.Answer] = []
        for number in regions.regions.indices {
            let answer = search.solve(number)
            if answer.sets.isEmpty { return nil }
            answers.append(answer)
        }
        work += regions.work + search.work
        return Solution(groups: groups, regions: regions, answers: answers, isSpent: search.isSpent)
    }

    private func powerless(_ state: FailureState) -> [Int] {
        (0..<index.rackFeeds.count).flatMap { rack in
            index.rackFeeds[rack].allSatisfy { state.isFeedDead[$0 - index.feeds.lowerBound] } ? Array(index.rackVertices[rack]) : []
        }
    }

    // MARK: Groups

    /// The groups that could explain what no single member of theirs can, and alone take nothing sound.
    private mutating func usefulGroups(_ regions: CauseRegions) -> [Int: Set<Int>] {
        var members: [Int: Set<Int>] = [:]
        for region in regions.regions {
            for vertex in region.vertices where !evidence.isSound[vertex] {
                for edge in index.edges[vertex] {
                    guard let line = index.line(ofEdge: edge) else { continue }
                    for bundle in index.bundlesOfLine[line - index.lines.lowerBound] { members[bundle, default: []].insert(line) }
                }
                let rack = index.rackOfVertex[vertex]
                guard rack >= 0, !index.rackVertices[rack].contains(where: { evidence.isSound[$0] }) else { continue }
                for feed in index.rackFeeds[rack] {
                    var feed = feed
                    while feed >= 0 {
                        members[feed, default: []].insert(vertex)
                        feed = index.feedAbove[feed - index.feeds.lowerBound]
                    }
                }
            }
        }
        var useful: [Int: Set<Int>] = [:]
        for (group, members) in members.sorted(by: { $0.key < $1.key }) where members.count > 1 {
            guard work < budget / 2 else {
                hasSkipped = true
                break
            }
            work += index.edgeEnds.count
            let state = FailureState(index, failing: [group])
            let takesSound = (0..<index.services.upperBound).contains { evidence.isSound[$0] && !state.isUp($0, index) }
            if !takesSound { useful[group] = members }
        }
        return useful
    }

    /// Components that groups tie together, with those groups.
    private func clusters(_ plain: CauseRegions, _ groups: [Int: Set<Int>]) -> [(components: [Int], groups: [Int: Set<Int>])] {
        var sets = DisjointSets(plain.components.count)
        var componentOf: [Int: Int] = [:]
        for region in plain.regions {
            for element in region.vertices + region.services { componentOf[element] = region.component }
        }
        for (number, bad) in plain.components.enumerated() { for element in bad { componentOf[element] = number } }
        func components(of members: Set<Int>) -> Set<Int> {
            Set(
                members.flatMap { member -> [Int] in
                    guard index.lines.contains(member) else { return [componentOf[member]].compactMap(\.self) }
                    let ends = index.edgeEnds[index.edge(ofLine: member)]
                    return [componentOf[Int(ends.x)], componentOf[Int(ends.y)]].compactMap(\.self)
                })
        }
        for members in groups.values {
            let touched = components(of: members).sorted()
            for one in touched.dropFirst() { sets.join(touched[0], one) }
        }
        if !groups.isEmpty { tie(groups, componentOf, components(of:), &sets) }
        var clusters: [Int: (components: [Int], groups: [Int: Set<Int>])] = [:]
        for number in plain.components.indices { clusters[sets.find(number), default: ([], [:])].components.append(number) }
        for (group, members) in groups {
            if let first = components(of: members).first { clusters[sets.find(first)]?.groups[group] = members }
        }
        return clusters.values.sorted { $0.components[0] < $1.components[0] }
    }

    /// Where groups could take the paths of what is sound, all that surrounds it is tied as well.
    private func tie(
        _ groups: [Int: Set<Int>], _ componentOf: [Int: Int], _ components: (Set<Int>) -> Set<Int>, _ sets: inout DisjointSets
    ) {
        let none = [Bool](repeating: false, count: index.services.upperBound)
        var doubtful = none
        let state = FailureState(index, failing: groups.keys)
        for line in index.lines where state.isDead[index.edge(ofLine: line)] { doubtful[line] = true }
        let wide = CauseRegions(index, evidence, around: evidence.bad, dead: none, doubtful: doubtful)
        for bad in wide.components {
            let touched = bad.compactMap { componentOf[$0] }
            for one in touched.dropFirst() { sets.join(touched[0], one) }
        }
        var wideOf: [Int: Int] = [:]
        for region in wide.regions {
            guard let first = wide.components[region.component].first.flatMap({ componentOf[$0] }) else { continue }
            for vertex in region.vertices { wideOf[vertex] = first }
        }
        for (group, members) in groups where index.bundles.contains(group) {
            guard let own = components(members).first else { continue }
            for line in index.bundleLines[group - index.bundles.lowerBound] {
                let ends = index.edgeEnds[index.edge(ofLine: line)]
                for end in [Int(ends.x), Int(ends.y)] { if let other = wideOf[end] { sets.join(own, other) } }
            }
        }
    }

    // MARK: Settling a cluster

    private mutating func settle(_ components: [Int], _ groups: [Int: Set<Int>], _ plain: Solution) {
        let bad = components.flatMap { plain.regions.components[$0] }.sorted()
        let plainSize = size(of: components, in: plain)
        guard !groups.isEmpty else {
            for component in components { settle(component, plain) }
            return
        }
        var best = plainSize
        var solutions: [Solution] = []
        let order = groups.keys.sorted()
        var count = 1
        var isCut = false
        while count <= min(best, order.count) {
            var picks = Array(0..<count)
            repeat {
                guard work < budget else {
                    isCut = true
                    break
                }
                guard let solution = solve(picks.map { order[$0] }, around: bad), solution.size <= best else { continue }
                if solution.size < best { solutions = [] }
                best = solution.size
                solutions.append(solution)
            } while Self.advance(&picks, below: order.count)
            count += 1
        }
        var sets: [[Int]] = []
        var forwarding: Set<Int> = []
        var hasMore = isCut
        for solution in solutions {
            let (some, more) = product(solution.answers)
            hasMore = hasMore || more
            for set in some {
                let whole = (set + solution.groups).sorted()
                if !isShadowed(whole, bad) { sets.append(whole) }
            }
            forwarding = solution.answers.reduce(into: forwarding) { $0.formUnion($1.forwarding) }
        }
        let used = Set(sets.flatMap(\.self)).intersection(groups.keys)
        guard !used.isEmpty else {
            for component in components { settle(component, plain) }
            return
        }
        if used.count < groups.count {
            let finer = clusters(plain.regions, groups.filter { used.contains($0.key) })
                .filter { !Set($0.components).isDisjoint(with: components) }
            if finer.count > 1 {
                for (components, groups) in finer { settle(components, groups, plain) }
                return
            }
        }
        if plainSize == best {
            let answers = plain.regions.regions.indices.filter { components.contains(plain.regions.regions[$0].component) }
            let (some, more) = product(answers.map { plain.answers[$0] })
            sets += some
            hasMore = hasMore || more || plain.isSpent
            forwarding = answers.reduce(into: forwarding) { $0.formUnion(plain.answers[$1].forwarding) }
        }
        causes.append(listed(sets, hasMore, bad, forwarding))
    }

    /// A component that no group speaks to.
    private mutating func settle(_ component: Int, _ plain: Solution) {
        let answers = plain.regions.regions.indices.filter { plain.regions.regions[$0].component == component }.map { plain.answers[$0] }
        let (sets, hasMore) = product(answers)
        let forwarding = answers.reduce(into: Set<Int>()) { $0.formUnion($1.forwarding) }
        causes.append(listed(sets, hasMore, plain.regions.components[component], forwarding))
    }

    private func listed(_ sets: [[Int]], _ hasMore: Bool, _ bad: [Int], _ forwarding: Set<Int>) -> Found {
        Found(
            sets: Array(sets.prefix(Self.mostListed)), hasMore: hasMore || hasSkipped || sets.count > Self.mostListed, bad: bad,
            forwarding: forwarding)
    }

    private func size(of components: [Int], in plain: Solution) -> Int {
        let own = Set(components)
        return plain.regions.regions.indices.filter { own.contains(plain.regions.regions[$0].component) }
            .reduce(0) { $0 + (plain.answers[$1].size ?? 0) }
    }

    /// One set of each answer, in all ways, up to as many as are worth sifting.
    private func product(_ answers: [CauseSearch.Answer]) -> (sets: [[Int]], hasMore: Bool) {
        var sets: [[Int]] = [[]]
        var hasMore = false
        for answer in answers {
            var next: [[Int]] = []
            for set in sets { for other in answer.sets { next.append(set + other) } }
            hasMore = hasMore || answer.hasMore || next.count > CauseSearch.mostSets
            sets = Array(next.prefix(CauseSearch.mostSets))
        }
        return (sets.map { $0.sorted() }, hasMore)
    }

    private static func advance(_ picks: inout [Int], below count: Int) -> Bool {
        var last = picks.count - 1
        while last >= 0, picks[last] == count - picks.count + last { last -= 1 }
        guard last >= 0 else { return false }
        picks[last] += 1
        for place in (last + 1)..<max(picks.count, last + 1) { picks[place] = picks[place - 1] + 1 }
        return true
    }

    // MARK: What a member says as well as its group

    /// Whether a group in it could be swapped for one of its members.
    private mutating func isShadowed(_ set: [Int], _ bad: [Int]) -> Bool {
        set.contains { group in
            index.isGroup(group)
                && index.members(of: group).contains { member in
                    !set.contains(member) && explains(set.filter { $0 != group } + [member], bad)
                }
        }
    }

    /// Whether a set, each bad member of it dead or at fault in its own checks alone, leaves no bad object a path and all sound ones theirs.
    private mutating func explains(_ set: [Int], _ bad: [Int]) -> Bool {
        let doubtful = set.filter { $0 < index.services.upperBound && evidence.isBad.indices.contains($0) && evidence.isBad[$0] }
        for choice in 0..<(1 << min(doubtful.count, 8)) {
            let carrying = Set(doubtful.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element))
            let state = FailureState(index, failing: set.filter { !carrying.contains($0) })
            work += index.edgeEnds.count
            let isSoundUp = !(0..<index.services.upperBound).contains { evidence.isSound[$0] && !state.isUp($0, index) }
            if isSoundUp, bad.allSatisfy({ carrying.contains($0) || !state.isUp($0, index) }) { return true }
        }
        return false
    }
}
