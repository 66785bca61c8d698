/// The parts of the graph in which bad objects may have lost their paths, once what surely works is taken as netmon's own side.
///
/// Paths begin at sound vertices and lead through vertices of which nothing is known; they end at the first bad one, since whatever stands
/// behind it is explained by what explains it. A *region* is what such paths share. Regions that bad objects join make one *component*:
/// whatever explains a component cuts off all of its bad objects.
struct CauseRegions {
    struct Region {
        /// Vertices without the anchored ones, and services.
        var vertices: [Int] = []
        var services: [Int] = []
        /// Sound ones that might lose all their paths here; the search has to keep them one.
        var sound: [Int] = []
        var component = 0
    }

    private let index: FailureIndex
    private let evidence: CauseEvidence
    /// Per element: it has failed by assumption.
    let isDead: [Bool]
    /// Per vertex: sound, and reached through sound ones alone.
    private(set) var isAnchored: [Bool]
    /// Per vertex and service: bad, or cut off by what is bad.
    private(set) var isDown: [Bool]
    private(set) var regions: [Region] = []
    /// The bad objects of each component, in order.
    private(set) var components: [[Int]] = []
    private(set) var work = 0

    private var isIn: [Bool]
    /// Bad ones that it does not look around.
    private var isForeign: [Bool]
    private var found: [Int] = []
    private var whole: DisjointSets

    /// Looks around some of the bad objects, with some elements dead; what the other bad ones have is none of its business.
    ///
    /// Over lines that are `doubtful` nothing counts as surely reached.
    init(_ index: FailureIndex, _ evidence: CauseEvidence, around bad: [Int], dead: [Bool], doubtful: [Bool]? = nil) {
        self.index = index
        self.evidence = evidence
        isDead = dead
        isAnchored = [Bool](repeating: false, count: index.vertices.count)
        isDown = evidence.isBad
        isIn = [Bool](repeating: false, count: index.services.upperBound)
        whole = DisjointSets(index.services.upperBound)
        isForeign = evidence.isBad
        for element in bad { isForeign[element] = false }
        anchor(without: doubtful ?? dead)
        explore(from: bad)
        takeDown()
        joinServices()
        part(bad)
    }

    func isMet(_ need: Int) -> Bool { evidence.isMet(need, index) }
    private func needs(of service: Int) -> ArraySlice<Int> { index.needs[service - index.services.lowerBound] }
    private func isOpen(_ spot: Int) -> Bool { Self.isOpen(index.edges.numbers[spot], index, isDead) }
    private func joins(_ spot: Int) -> Bool { index.canLeave[spot] || index.canEnter[spot] }

    /// Whether an edge is alive.
    static func isOpen(_ edge: Int, _ index: FailureIndex, _ isDead: [Bool]) -> Bool {
        edge >= index.lines.count || !isDead[index.lines.lowerBound + edge]
    }

    private mutating func anchor(without lines: [Bool]) {
        var queue = index.entries.filter { evidence.isSound[$0] && !isDead[$0] }
        for vertex in queue { isAnchored[vertex] = true }
        while let vertex = queue.popLast() {
            for spot in index.edges.row(vertex) where index.canLeave[spot] && Self.isOpen(index.edges.numbers[spot], index, lines) {
                let neighbour = index.neighbours[spot]
                if evidence.isSound[neighbour], !isDead[neighbour], !isAnchored[neighbour] {
                    isAnchored[neighbour] = true
                    queue.append(neighbour)
                }
            }
            work += index.edges.row(vertex).count
        }
    }

    private mutating func explore(from bad: [Int]) {
        func visit(_ element: Int) {
            if !isIn[element] {
                isIn[element] = true
                found.append(element)
            }
        }
        for element in bad { visit(element) }
        var next = 0
        while next < found.count {
            let element = found[next]
            next += 1
            if element < index.vertices.upperBound, !isDead[element] {
                work += index.edges.row(element).count
                for spot in index.edges.row(element) where isOpen(spot) && joins(spot) {
                    let neighbour = index.neighbours[spot]
                    guard !isAnchored[neighbour], !isDead[neighbour], !isForeign[neighbour] else { continue }
                    visit(neighbour)
                    whole.join(element, neighbour)
                }
            } else if element >= index.vertices.upperBound {
                for need in needs(of: element) where !isMet(need) {
                    for choice in index.alternatives[need] where !isForeign[choice] {
                        visit(choice)
                        if evidence.mayServeSound[element] { whole.join(element, choice) }
                    }
                }
            }
            // A sound service that has no sound way to meet a need must keep one.
            for service in index.neededBy[element] where evidence.mayServeSound[service] { visit(service) }
        }
    }

    /// Marks what stands behind bad objects.
    private mutating func takeDown() {
        var isReached = [Bool](repeating: false, count: index.vertices.count)
        var queue: [Int] = []
        for vertex in found where vertex < index.vertices.upperBound && !isDead[vertex] && !evidence.isSound[vertex] {
            let hasRoot =
                index.isEntry[vertex]
                || index.edges.row(vertex).contains { spot in
                    index.canEnter[spot] && isOpen(spot) && evidence.isSound[index.neighbours[spot]] && !isDead[index.neighbours[spot]]
                }
            if hasRoot {
                isReached[vertex] = true
                if !evidence.isBad[vertex] { queue.append(vertex) }
            }
        }
        while let vertex = queue.popLast() {
            for spot in index.edges.row(vertex) where index.canLeave[spot] && isOpen(spot) {
                let neighbour = index.neighbours[spot]
                guard !isReached[neighbour], !isDead[neighbour], !evidence.isSound[neighbour], !isForeign[neighbour] else { continue }
                isReached[neighbour] = true
                if !evidence.isBad[neighbour] { queue.append(neighbour) }
            }
        }
        for element in found where !evidence.isSound[element] {
            isDown[element] = evidence.isBad[element] || (element < index.vertices.upperBound ? !isReached[element] : isDead[element])
        }
        isFrontier = isReached
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for service in found where service >= index.vertices.upperBound && !isDown[service] && !evidence.isSound[service] {
                if fallenNeed(of: service) != nil {
                    isDown[service] = true
                    hasChanged = true
                }
            }
        }
    }

    /// Per vertex: a path leads to it without passing a bad one.
    private var isFrontier: [Bool] = []

    /// A need of which all alternatives are down; where there are several, one whose alternatives lie in one component.
    private func fallenNeed(of service: Int) -> Int? {
        needs(of: service).first { need in !isMet(need) && index.alternatives[need].allSatisfy { isDown[$0] } }
    }

    private mutating func joinServices() {
        let services = found.filter { $0 >= index.vertices.upperBound && !evidence.isSound[$0] }
        let standing = services.filter { fallenNeed(of: $0) == nil }
        for service in standing {
            for need in needs(of: service) where !isMet(need) {
                for choice in index.alternatives[need] where !isForeign[choice] { whole.join(service, choice) }
            }
        }
        for service in services {
            let fallen = needs(of: service).filter { need in !isMet(need) && index.alternatives[need].allSatisfy { isDown[$0] } }
            // One such need is enough; rather one that does not tie what has nothing else in common.
            guard let need = fallen.first(where: { isWithinOne($0) }) ?? fallen.first else { continue }
            for choice in index.alternatives[need] where !isForeign[choice] { whole.join(service, choice) }
        }
    }

    private mutating func isWithinOne(_ need: Int) -> Bool {
        var roots: Set<Int> = []
        for choice in index.alternatives[need] { roots.insert(whole.find(choice)) }
        return roots.count == 1
    }

    /// Parts what was found into components, and those into regions where nothing sound ties them together.
    private mutating func part(_ bad: [Int]) {
        var numbers: [Int: Int] = [:]
        for element in bad {
            let root = whole.find(element)
            if let number = numbers[root] {
                components[number].append(element)
            } else {
                numbers[root] = components.count
                components.append([element])
            }
        }
        var isTied = [Bool](repeating: false, count: components.count)
        for element in found where evidence.isSound[element] {
            if let number = numbers[whole.find(element)] { isTied[number] = true }
        }
        var parts = DisjointSets(index.services.upperBound)
        for element in found { joinPart(element, &parts) }
        var regionNumbers: [Int: Int] = [:]
        for element in found {
            guard let component = numbers[whole.find(element)] else { continue }
            // Regions of a tied component are one; keyed apart from the others.
            let key = isTied[component] ? -1 - component : parts.find(element)
            let isService = element >= index.vertices.upperBound
            if !isTied[component], isService ? isDown[element] && fallenNeed(of: element) != nil || isDead[element] : !isFrontier[element] {
                continue
            }
            let number = regionNumbers[key] ?? regions.count
            if number == regions.count {
                regionNumbers[key] = number
                regions.append(Region(component: component))
            }
            if evidence.isSound[element] {
                regions[number].sound.append(element)
                if !isService { regions[number].vertices.append(element) } else { regions[number].services.append(element) }
            } else if isService {
                regions[number].services.append(element)
            } else {
                regions[number].vertices.append(element)
            }
        }
        regions.removeAll { region in !(region.vertices + region.services).contains { evidence.isBad[$0] } }
    }

    private func joinPart(_ element: Int, _ parts: inout DisjointSets) {
        if element >= index.vertices.upperBound {
            guard !evidence.isSound[element], fallenNeed(of: element) == nil else { return }
            for need in needs(of: element) where !isMet(need) {
                for choice in index.alternatives[need] where !isDown[choice] { parts.join(element, choice) }
            }
        } else if isFrontier[element], !evidence.isBad[element], !isDead[element] {
            for spot in index.edges.row(element) where isOpen(spot) && joins(spot) {
                let neighbour = index.neighbours[spot]
                if isFrontier[neighbour], !isDead[neighbour], !evidence.isSound[neighbour] { parts.join(element, neighbour) }
            }
        }
    }
}
