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
    }

    /// In order and without a gap; the first begins before all time, the last one never ends.
    let stretches: [Stretch]

    init(_ topology: ReportTopology, in span: TimeSpan) {
        let zone = topology.newest.network.zone
        var begins: [(at: Timestamp, number: Int)] = []
        for number in topology.inForce(in: span) {
            let force = begins.isEmpty ? TimeSpan(from: TimeSpan.always.from, to: topology.span(number).to) : topology.span(number)
            begins.append((force.from, number))
            let dates = topology.versions[number].inventory.objects.flatMap { [$0.validity.since, $0.validity.until] }.compactMap { $0 }
            for moment in Set(dates).map({ zone.moment($0) }).sorted()
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
