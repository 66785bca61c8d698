package import Causes
package import NetInventory

/// A county of about ten thousand devices and units, for measuring: two cores, aggregation in pairs and in rings, access, units.
///
/// Each unit stands behind an access device that nothing watches, on a circuit; every fifth has a second uplink.
package struct LargeCounty {
    package private(set) var parts = FailureParts()
    /// What nothing watches.
    package private(set) var unwatched: Set<ObjectID> = []
    private(set) var aggregations: [ObjectID] = []

    package init(units: Int = 4_900, aggregations count: Int = 198) {
        let cores = ["core-a", "core-b"].map { ObjectID(.device, $0) }
        parts.vertices = cores.map { FailureParts.Vertex($0, isEntry: true) }
        join(cores[0], cores[1])
        for number in 0..<count {
            let id = ObjectID(.device, "agg-\(number)")
            parts.vertices.append(FailureParts.Vertex(id))
            aggregations.append(id)
            // Rings of six between the cores; the rest with a foot in each core.
            if number % 3 == 0 {
                let before = number % 18 == 0 ? cores[0] : aggregations[number - 3]
                join(before, id)
                if number % 18 == 15 { join(id, cores[1]) }
            } else {
                join(cores[0], id)
                join(cores[1], id)
            }
        }
        for number in 0..<units {
            let unit = ObjectID(.unit, "u\(number)")
            let access = ObjectID(.device, "acc-u\(number)")
            parts.vertices += [FailureParts.Vertex(unit), FailureParts.Vertex(access)]
            unwatched.insert(access)
            parts.lines.append(FailureParts.Line(nil, access, unit))
            let first = number * 7 % count
            join(aggregations[first], access, circuit: "l-u\(number)")
            if number % 5 == 0 { join(aggregations[(first + 3) % count], access, circuit: "l-u\(number)-2") }
        }
        parts.services = (0..<40).map { number in
            FailureParts.Service(ObjectID(.application, "a\(number)"), needs: [cores, [aggregations[number * 3]]])
        }
    }

    private mutating func join(_ a: ObjectID, _ b: ObjectID, circuit: String? = nil) {
        let id = ObjectID(.link, "\(a.key)--\(b.key)")
        parts.lines.append(FailureParts.Line(id, a, b, circuit: circuit.map { ObjectID(.circuit, $0) }, isUplink: circuit != nil))
    }

    /// Twenty failures at once that have nothing to do with each other.
    package var cuts: [ObjectID] {
        let dead = (0..<6).map { ObjectID(.device, "agg-\($0 * 31 / 3 * 3 + 1)") }
        let circuits = (0..<10).map { ObjectID(.circuit, "l-u\($0 * 445 + 3)") }
        // Two links of a ring each: what stands between them is cut off.
        let rings = [0, 5].flatMap { ring in
            [
                ObjectID(.link, "core-a--agg-\(ring * 18)"),
                ObjectID(.link, "agg-\(ring * 18 + 6)--agg-\(ring * 18 + 9)"),
            ]
        }
        return dead + circuits + rings
    }

    /// What is bad and what is good while these have failed.
    package func evidence(of graph: FailureGraph, cut: [ObjectID]) -> (bad: Set<ObjectID>, good: Set<ObjectID>) {
        let watched = Set(parts.vertices.map(\.id) + parts.services.map(\.id)).subtracting(unwatched)
        let lost = graph.cutOff(by: Explanation(cut))
        return (watched.intersection(lost), watched.subtracting(lost))
    }
}
