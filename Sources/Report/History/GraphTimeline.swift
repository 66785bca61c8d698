internal import Causes
internal import Monitor
internal import NetInventory

/// Who depended on whom, stretch by stretch: a new one with each topology, and with each date on which something begins or ends.
struct GraphTimeline: Sendable {
    struct Stretch: Sendable {
        /// Of the topology.
        let number: Int
        let span: TimeSpan
        /// What there is in the stretch.
        let inventory: Inventory
        let graph: FailureGraph
        /// The objects that were asked.
        let watched: Set<ObjectID>
        /// The links of each circuit, by its key.
        let carried: [String: [ObjectID]]

        /// What tells whether a link works: the watched objects that it alone carries, and its two ends. Nil where nothing does.
        func evidence(of link: ObjectID) -> (carried: [ObjectID], near: ObjectID?, far: ObjectID?)? {
            let carried = graph.dependents(on: link).intersection(watched).sorted()
            let ends = graph.ends(of: link)
            return carried.isEmpty ? nil : (carried, ends?.near, ends?.far)
        }
    }

    /// In order and without a gap; the first begins before all time, the last one never ends.
    let stretches: [Stretch]

    init(_ topology: ReportTopology, in span: TimeSpan) {
        let zone = topology.newest.network.zone
        var begins: [(at: Timestamp, number: Int)] = []
        for number in topology.inForce(in: span) {
            let force = begins.isEmpty ? TimeSpan(from: TimeSpan.always.from, to: topology.span(number).to) : topology.span(number)
            begins.append((force.from, number))
            for moment in topology.versions[number].inventory.turnsOfValidity.map({ zone.moment($0) })
            where span.from < moment && moment < span.to && force.from < moment && moment < force.to {
                begins.append((moment, number))
            }
        }
        stretches = begins.enumerated().map { place, begin in
            let end = place + 1 < begins.count ? begins[place + 1].at : TimeSpan.always.to
            let date = zone.date(at: max(begin.at, span.from))
            let inventory = topology.versions[begin.number].inventory
            let valid = inventory.valid(on: date)
            var carried: [String: [ObjectID]] = [:]
            for link in valid.links.items {
                if let circuit = link.circuit { carried[circuit, default: []].append(link.id) }
            }
            return Stretch(
                number: begin.number, span: TimeSpan(from: begin.at, to: end), inventory: valid, graph: FailureGraph(inventory, on: date),
                watched: Set(CheckPlan(inventory: inventory, on: date).checks.map(\.id.object)), carried: carried)
        }
    }
}
