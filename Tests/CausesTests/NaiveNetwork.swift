import Causes
import NetInventory

/// A network as a child would think of it: try every set of things that may have failed, the smallest first.
///
/// It shares no code with the search that it is held against; elements are bits of a word.
struct NaiveNetwork {
    let names: [ObjectID]
    private let parts: FailureParts
    private let bit: [ObjectID: UInt64]
    private let vertexNumber: [ObjectID: Int]
    private let serviceNumber: [ObjectID: Int]
    private var ends: [(a: UInt64, b: UInt64, isUplink: Bool, killers: UInt64)]
    private let entries: UInt64
    /// Per vertex its own bit, and the feeds all of which have to be dead; per such feed the bits of those above it as well.
    private let power: [[UInt64]]
    private let needs: [[(vertices: UInt64, services: UInt64)]]
    private let members: [ObjectID: Set<ObjectID>]

    init(_ parts: FailureParts) {
        self.parts = parts
        let riders = Dictionary(grouping: parts.lines.filter { $0.circuit != nil }) { $0.circuit ?? ObjectID(.circuit, "") }
        func name(_ line: FailureParts.Line) -> ObjectID? {
            guard let circuit = line.circuit, riders[circuit]?.count == 1 else { return line.id }
            return circuit
        }
        let shared = riders.filter { $0.value.count > 1 }.map { FailureParts.Bundle($0.key, $0.value.compactMap(\.id)) }
        let bundles = parts.bundles + shared
        names =
            parts.vertices.map(\.id) + parts.lines.compactMap(name) + parts.services.map(\.id) + bundles.map(\.id) + parts.feeds.map(\.id)
        var bit: [ObjectID: UInt64] = [:]
        for (number, name) in names.enumerated() { bit[name] = 1 << UInt64(number) }
        self.bit = bit
        let vertexNumber = Dictionary(uniqueKeysWithValues: parts.vertices.enumerated().map { ($1.id, $0) })
        let serviceNumber = Dictionary(uniqueKeysWithValues: parts.services.enumerated().map { ($1.id, $0) })
        (self.vertexNumber, self.serviceNumber) = (vertexNumber, serviceNumber)
        func mask(_ name: ObjectID) -> UInt64 { vertexNumber[name].map { 1 << UInt64($0) } ?? 0 }
        ends = parts.lines.map { line in
            var killers = name(line).flatMap { bit[$0] } ?? 0
            for bundle in bundles where line.id.map(bundle.links.contains) ?? false { killers |= bit[bundle.id] ?? 0 }
            return (mask(line.a), mask(line.b), line.isUplink, killers)
        }
        var known = parts.vertices.filter(\.isEntry).reduce(0) { $0 | mask($1.id) }
        var before: UInt64 = 0
        while before != known {
            before = known
            for line in ends where line.a & known != 0 || !line.isUplink && line.b & known != 0 { known |= line.a | line.b }
        }
        // What no core device can be reached from stands for itself, and its lines carry nothing.
        ends = ends.map { ($0.a & known == 0 || $0.b & known == 0) ? (a: 0, b: 0, isUplink: false, killers: $0.killers) : $0 }
        entries = parts.vertices.filter { $0.isEntry || mask($0.id) & known == 0 }.reduce(0) { $0 | mask($1.id) }
        func withAbove(_ feed: ObjectID) -> UInt64 {
            var bits: UInt64 = 0
            var next: ObjectID? = feed
            while let feed = next, let known = parts.feeds.first(where: { $0.id == feed }) {
                bits |= bit[feed] ?? 0
                next = known.above
            }
            return bits
        }
        power = parts.vertices.map { vertex in
            parts.supplies.first { $0.devices.contains(vertex.id) }.map { $0.feeds.map(withAbove) } ?? []
        }
        needs = parts.services.map { service in
            service.needs.filter { !$0.isEmpty }.map { need in
                (
                    vertices: need.reduce(0) { $0 | mask($1) },
                    services: need.reduce(0) { $0 | (serviceNumber[$1].map { 1 << UInt64($0) } ?? 0) }
                )
            }
        }
        var members: [ObjectID: Set<ObjectID>] = [:]
        for bundle in bundles {
            var inside = Set(parts.lines.filter { $0.id.map(bundle.links.contains) ?? false }.compactMap(name))
            for other in bundles where other.links.count < bundle.links.count && Set(other.links).isSubset(of: bundle.links) {
                inside.insert(other.id)
            }
            members[bundle.id] = inside
        }
        for feed in parts.feeds {
            let own = bit[feed.id] ?? 0
            let below = parts.feeds.map(\.id).filter { withAbove($0) & own != 0 }
            let fed = parts.supplies.filter { !Set($0.feeds).isDisjoint(with: below) }.flatMap(\.devices)
            members[feed.id] = Set(below + fed).subtracting([feed.id])
        }
        self.members = members
    }

    /// The vertices and services that work when exactly these have failed, as bits of their own numbers.
    private func standing(_ failed: UInt64) -> (vertices: UInt64, services: UInt64) {
        var alive: UInt64 = 0
        for (number, vertex) in parts.vertices.enumerated() {
            let isPowered = power[number].isEmpty || power[number].contains { $0 & failed == 0 }
            if isPowered, (bit[vertex.id] ?? 0) & failed == 0 { alive |= 1 << UInt64(number) }
        }
        var reached = entries & alive
        var before: UInt64 = 0
        while before != reached {
            before = reached
            for line in ends where line.killers & failed == 0 {
                if line.a & reached != 0 { reached |= line.b & alive }
                if line.b & reached != 0, !line.isUplink { reached |= line.a & alive }
            }
        }
        var serving: UInt64 = 0
        for (number, service) in parts.services.enumerated() where (bit[service.id] ?? 0) & failed == 0 { serving |= 1 << UInt64(number) }
        var last: UInt64 = 0
        while last != serving {
            last = serving
            for (number, needs) in needs.enumerated() {
                let isMet = needs.allSatisfy { $0.vertices & reached != 0 || $0.services & serving != 0 }
                if !isMet { serving &= ~(1 << UInt64(number)) }
            }
        }
        return (reached, serving)
    }

    /// The vertices and services that work when exactly these have failed.
    func working(without failed: Set<ObjectID>) -> Set<ObjectID> {
        let state = standing(failed.reduce(0) { $0 | (bit[$1] ?? 0) })
        return Set(vertexNumber.filter { state.vertices >> UInt64($0.value) & 1 == 1 }.keys)
            .union(serviceNumber.filter { state.services >> UInt64($0.value) & 1 == 1 }.keys)
    }

    /// All smallest explanations; a named bad object may be dead, or at fault in its own checks alone. Nil where more than `most` are needed.
    func explanations(bad: Set<ObjectID>, good: Set<ObjectID>, atMost most: Int) -> Set<Explanation>? {
        for size in 0...most {
            var found: [Set<ObjectID>] = []
            var picks = Array(0..<size)
            repeat {
                let set = Set(picks.map { names[$0] })
                if explains(set, bad, good) { found.append(set) }
            } while Self.advance(&picks, below: names.count)
            guard !found.isEmpty else { continue }
            // A group says nothing where one of its members says as much.
            let listed = found.filter { set in
                !set.contains { group in
                    members[group]?.contains { !set.contains($0) && explains(set.subtracting([group]).union([$0]), bad, good) } ?? false
                }
            }
            return Set(listed.map { Explanation($0) })
        }
        return nil
    }

    private func explains(_ set: Set<ObjectID>, _ bad: Set<ObjectID>, _ good: Set<ObjectID>) -> Bool {
        let doubtful = set.filter(bad.contains)
        let all = set.reduce(0) { $0 | (bit[$1] ?? 0) }
        for choice in 0..<(1 << doubtful.count) {
            var failed = all
            var carrying: Set<ObjectID> = []
            for (place, object) in doubtful.enumerated() where choice >> place & 1 == 1 {
                failed &= ~(bit[object] ?? 0)
                carrying.insert(object)
            }
            let state = standing(failed)
            func isUp(_ object: ObjectID) -> Bool {
                if let number = vertexNumber[object] { return state.vertices >> UInt64(number) & 1 == 1 }
                return serviceNumber[object].map { state.services >> UInt64($0) & 1 == 1 } ?? false
            }
            if good.allSatisfy(isUp), bad.allSatisfy({ carrying.contains($0) || !isUp($0) }) { return true }
        }
        return false
    }

    private static func advance(_ picks: inout [Int], below count: Int) -> Bool {
        var last = picks.count - 1
        while last >= 0, picks[last] == count - picks.count + last { last -= 1 }
        guard last >= 0 else { return false }
        picks[last] += 1
        var place = last + 1
        while place < picks.count {
            picks[place] = picks[place - 1] + 1
            place += 1
        }
        return true
    }
}
