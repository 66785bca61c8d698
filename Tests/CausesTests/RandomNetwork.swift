import Causes
import NetInventory
import TestHistories

/// A small random network, what of it really failed, and what was seen of that.
struct RandomNetwork: CustomStringConvertible {
    enum Shape: Int, CaseIterable {
        case tree, ring, mesh, doubleHomed
    }

    var parts = FailureParts()
    var bad: Set<ObjectID> = []
    var good: Set<ObjectID> = []
    let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
        var random = SplitMix(state: seed)
        let count = 3 + random.below(10)
        let vertices = (0..<count).map { ObjectID(.device, "d\($0)") }
        for (number, id) in vertices.enumerated() {
            parts.vertices.append(FailureParts.Vertex(id, isEntry: number == 0 || number == 1 && random.below(3) == 0))
        }
        join(vertices, Shape.allCases[random.below(Shape.allCases.count)], &random)
        if random.below(2) == 0 { addGroups(vertices, &random) }
        if random.below(2) == 0 { addServices(vertices, &random) }
        watch(&random)
    }

    private mutating func line(_ a: ObjectID, _ b: ObjectID, _ random: inout SplitMix) {
        guard a != b, parts.lines.count < 16 else { return }
        let number = parts.lines.count
        let isFixed = random.below(12) == 0
        let circuit = random.below(5) == 0 ? ObjectID(.circuit, "c\(number - number % 3)") : nil
        parts.lines.append(
            FailureParts.Line(
                isFixed ? nil : ObjectID(.link, "l\(number)"), a, b, circuit: isFixed ? nil : circuit,
                isUplink: !isFixed && random.below(4) == 0))
    }

    private mutating func join(_ vertices: [ObjectID], _ shape: Shape, _ random: inout SplitMix) {
        for number in 1..<vertices.count {
            switch shape {
            case .tree: line(vertices[random.below(number)], vertices[number], &random)
            case .ring: line(vertices[number - 1], vertices[number], &random)
            case .mesh:
                for _ in 0..<(1 + random.below(2)) { line(vertices[random.below(number)], vertices[number], &random) }
            case .doubleHomed:
                line(vertices[random.below(max(1, number / 2))], vertices[number], &random)
                line(vertices[random.below(number)], vertices[number], &random)
            }
        }
        if shape == .ring, let first = vertices.first, let last = vertices.last { line(last, first, &random) }
        if shape != .tree { for _ in 0..<random.below(3) { line(vertices[random.below(vertices.count)], vertices[0], &random) } }
    }

    private mutating func addGroups(_ vertices: [ObjectID], _ random: inout SplitMix) {
        let links = parts.lines.compactMap(\.id)
        for number in 0..<random.below(3) where !links.isEmpty {
            let inside = (0..<(1 + random.below(4))).map { _ in links[random.below(links.count)] }
            parts.bundles.append(FailureParts.Bundle(ObjectID(.conduit, "k\(number)"), Set(inside).sorted()))
        }
        for number in 0..<random.below(4) {
            let above = number > 0 && random.below(2) == 0 ? ObjectID(.feed, "f\(random.below(number))") : nil
            parts.feeds.append(FailureParts.Feed(ObjectID(.feed, "f\(number)"), above: above))
        }
        guard !parts.feeds.isEmpty else { return }
        var left = vertices
        for _ in 0..<(1 + random.below(2)) {
            let inside = (0..<(1 + random.below(4))).compactMap { _ in left.isEmpty ? nil : left.remove(at: random.below(left.count)) }
            let feeds = Set((0..<(1 + random.below(2))).map { _ in parts.feeds[random.below(parts.feeds.count)].id })
            if !inside.isEmpty { parts.supplies.append(FailureParts.Supply(inside, by: feeds.sorted())) }
        }
    }

    private mutating func addServices(_ vertices: [ObjectID], _ random: inout SplitMix) {
        let count = 1 + random.below(4)
        let services = (0..<count).map { ObjectID(.application, "a\($0)") }
        for (number, service) in services.enumerated() {
            let needs = (0..<random.below(3)).map { _ in
                (0..<(1 + random.below(2))).map { _ in
                    number > 0 && random.below(3) == 0 ? services[random.below(number)] : vertices[random.below(vertices.count)]
                }
            }
            parts.services.append(FailureParts.Service(service, needs: needs))
        }
    }

    /// Something fails; some objects are watched; sometimes what is seen fits nothing.
    private mutating func watch(_ random: inout SplitMix) {
        let naive = NaiveNetwork(parts)
        let failed = Set((0..<random.below(4)).map { _ in naive.names[random.below(naive.names.count)] })
        let working = naive.working(without: failed)
        let watched = 2 + random.below(8)
        for object in parts.vertices.map(\.id) + parts.services.map(\.id) where random.below(10) < watched {
            if working.contains(object) { good.insert(object) } else { bad.insert(object) }
        }
        guard random.below(4) == 0 else { return }
        for object in bad.union(good).sorted() where random.below(5) == 0 {
            if bad.remove(object) != nil { good.insert(object) } else if good.remove(object) != nil { bad.insert(object) }
        }
    }

    var description: String {
        "seed \(seed): \(parts.vertices.map { "\($0.id)\($0.isEntry ? "!" : "")" }) "
            + "lines \(parts.lines.map { "\($0.id?.key ?? "-")\($0.circuit.map { "/" + $0.key } ?? ""):\($0.a.key)\($0.isUplink ? ">" : "-")\($0.b.key)" }) "
            + "bundles \(parts.bundles.map { "\($0.id.key):\($0.links.map(\.key))" }) "
            + "feeds \(parts.feeds.map { "\($0.id.key)<\($0.above?.key ?? "")" }) "
            + "racks \(parts.supplies.map { "\($0.devices.map(\.key)) by \($0.feeds.map(\.key))" }) "
            + "services \(parts.services.map { "\($0.id.key): \($0.needs.map { $0.map(\.key) })" }) "
            + "bad \(bad.sorted()) good \(good.sorted())"
    }
}
