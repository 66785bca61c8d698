internal import NetInventory

/// Which contract a circuit was under, and when: as the topology of each time says, within the dates of the contract.
///
/// Dates and promises are statements that may be written late: the newest topology that names a contract says them.
struct ContractBook {
    struct Term {
        var circuit: Circuit
        /// Nil where no contract covers the time.
        var contract: Contract?
        /// The contract that the circuit names.
        var named: String?
        var provider: String?
        /// In order and apart.
        var spans: [TimeSpan]
    }

    /// In the order of the newest topology that names each.
    let contracts: [Contract]
    private let topology: ReportTopology

    init(_ topology: ReportTopology) {
        self.topology = topology
        var contracts: [Contract] = []
        for version in topology.versions.reversed() {
            contracts += version.inventory.contracts.items.filter { item in !contracts.contains { $0.key == item.key } }
        }
        self.contracts = contracts
    }

    func terms(of subject: ReportSubject, _ history: ObjectHistory) -> [Term] {
        let zone = topology.newest.network.zone
        var terms: [Term] = []
        func add(_ circuit: Circuit, _ contract: Contract?, _ spans: [TimeSpan]) {
            guard !spans.isEmpty else { return }
            // The last topology says what the circuit's own terms are.
            if let place = terms.firstIndex(where: { $0.contract?.key == contract?.key && $0.named == circuit.contract }) {
                terms[place].spans = (terms[place].spans + spans).united
                terms[place].circuit = circuit
            } else {
                terms.append(
                    Term(
                        circuit: circuit, contract: contract, named: circuit.contract, provider: circuit.provider ?? contract?.provider,
                        spans: spans))
            }
        }
        for (number, version) in topology.versions.enumerated() {
            guard let id = history.names.id(of: subject.newestID, in: number), let circuit = version.inventory.circuits[id.key] else {
                continue
            }
            let force = topology.span(number)
            guard let contract = circuit.contract.flatMap({ key in contracts.first { $0.key == key } }) else {
                add(circuit, nil, [force])
                continue
            }
            let dates = TimeSpan(from: zone.moment(contract.from), to: zone.moment(contract.to.adding(days: 1)))
            let inside = [force].clipped(to: dates)
            add(circuit, contract, inside)
            add(circuit, nil, [force].subtracting(inside))
        }
        return terms
    }

    /// The circuit and the links that it carries, under all names that the topologies give them.
    func twins(of subject: ReportSubject, _ history: ObjectHistory) -> Set<ObjectID> {
        var twins = Set(subject.tenures.map(\.id) + [subject.id])
        for (number, version) in topology.versions.enumerated() {
            guard let id = history.names.id(of: subject.newestID, in: number) else { continue }
            let links = version.inventory.links.items.filter { $0.circuit == id.key }
            // A line of several links is more than one of them.
            if links.count == 1 { twins.insert(links[0].id) }
        }
        return twins
    }
}
