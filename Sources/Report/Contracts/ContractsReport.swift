internal import Causes
internal import Monitor
package import NetInventory
package import Store

/// What was measured of each rented line against what its contract promises; with everything that the contract excludes, and without.
package struct ContractsReport: Sendable {
    /// One circuit's time under one contract.
    package struct Row: Hashable, Sendable {
        package let circuit: ReportSubject
        package let promise: ContractPromise
        package let fee: String?
        package let due: Milliseconds
        /// All of the time.
        package let whole: ContractFigures
        /// Without what the contract excludes.
        package let counted: ContractFigures
        package let excluded: Milliseconds
        package let outages: [ContractOutage]
    }

    package struct Sum: Hashable, Sendable {
        package private(set) var circuits = 0
        package private(set) var due = Milliseconds.zero
        package private(set) var excluded = Milliseconds.zero
        package private(set) var whole = ContractFigures()
        package private(set) var counted = ContractFigures()
        package private(set) var outages: [ContractOutage] = []
        /// Circuits by what became of their promised availability; those without a promise are in none.
        package private(set) var kept = 0
        package private(set) var broken = 0
        package private(set) var unknown = 0

        static func += (left: inout Sum, right: Row) {
            left.circuits += 1
            left.due += right.due
            left.excluded += right.excluded
            left.whole += right.whole
            left.counted += right.counted
            left.outages += right.outages
            guard right.promise.availability != nil else { return }
            switch right.counted.keeps(right.promise.availability) {
            case true?: left.kept += 1
            case false?: left.broken += 1
            case nil: left.unknown += 1
            }
        }

        package func count(_ weight: ContractOutage.Weight) -> Int { outages.count { $0.weight == weight } }
        /// Outages that may be the carrier's and were not reported to it in time.
        package var notReported: Int { outages.count { $0.weight != .others && ($0.report == .missing || $0.report == .late) } }
        /// Those that the carrier took too long to repair: as assigned, and as possible.
        package func repairedLate(_ weight: ContractOutage.Weight) -> Int {
            outages.count { $0.weight == weight && $0.isRepairLate == true }
        }
        package var answeredLate: Int { outages.count { $0.weight != .others && $0.isResponseLate == true } }
    }

    package struct Section: Hashable, Sendable {
        package let contract: ObjectID
        package let name: String
        package let provider: String
        package let from: CivilDate
        /// The last day.
        package let to: CivilDate
        package let fee: String?
        package let promise: ContractPromise
        package let rows: [Row]
        package let total: Sum
    }

    /// A circuit's time under no contract.
    package struct Outside: Hashable, Sendable {
        package let circuit: ReportSubject
        package let provider: String?
        package let spans: [TimeSpan]
        /// The contract that it names, whose dates do not cover this time; nil where it names none.
        package let contract: String?
    }

    package let period: ReportPeriod
    package let network: MetroNetwork
    package let method: ReportMethod
    package let sections: [Section]
    package let outside: [Outside]
    /// By carrier, in the order of the topology.
    package let carriers: [(provider: String, total: Sum)]
    /// What carriers and the objects of explanations are called.
    let names: [ObjectID: String]

    /// The history reaches to `period.now`; `incidents` are those of its time.
    package init(history: ObjectHistory, period: ReportPeriod, incidents: [StoredIncident] = [], method: ReportMethod) {
        let topology = history.topology
        self.period = period
        network = topology.network(in: period.span)
        self.method = method.laid(over: history, period, maintenance: .honour, isRaw: false)
        let stored = Dictionary(incidents.map { ($0.incident.key, $0) }, uniquingKeysWith: { first, _ in first })
        let book = ContractBook(topology)
        var rows: [String: [Row]] = [:]
        var outside: [Outside] = []
        for subject in history.subjects(.circuit, in: period.span) {
            let due = subject.due(in: period.span, zone: period.zone)
            guard !due.isEmpty else { continue }
            let states = history.states(of: subject)
            let begin = states.entries(.ignore).first.map { min($0.at, period.span.from) } ?? period.span.from
            let lives = subject.due(in: TimeSpan(from: begin, to: period.now), zone: period.zone)
            let time = CircuitTime(states, due: lives, twins: book.twins(of: subject, history), incidents: stored.mapValues(\.incident))
            for term in book.terms(of: subject, history) {
                let windows = due.flatMap { term.spans.clipped(to: $0) }
                guard !windows.isEmpty else { continue }
                guard let contract = term.contract else {
                    outside.append(Outside(circuit: subject, provider: term.provider, spans: windows, contract: term.named))
                    continue
                }
                let promise = ContractPromise(term.circuit.sla, else: contract.sla)
                let excluded = promise.excluded(from: states)
                let left = windows.subtracting(excluded)
                let outages = time.outages.filter { outage in windows.contains { $0.intersection(outage) != nil } }.map {
                    ContractOutage(
                        $0, of: subject, under: promise, windows: windows, time: time, states: states, stored: stored, now: period.now)
                }
                let whole = windows.map(\.length).reduce(.zero, +)
                rows[contract.key, default: []].append(
                    Row(
                        circuit: subject, promise: promise, fee: term.circuit.fee ?? contract.fee, due: whole,
                        whole: ContractFigures(time, in: windows), counted: ContractFigures(time, in: left),
                        excluded: whole - left.map(\.length).reduce(.zero, +), outages: outages))
            }
        }
        sections = book.contracts.compactMap { contract in
            guard let own = rows[contract.key] else { return nil }
            return Section(
                contract: contract.id, name: contract.name, provider: contract.provider, from: contract.from, to: contract.to,
                fee: contract.fee, promise: ContractPromise(nil, else: contract.sla), rows: own, total: own.reduce(into: Sum(), +=))
        }
        self.outside = outside
        var sums: [String: Sum] = [:]
        for section in sections { for row in section.rows { sums[section.provider, default: Sum()] += row } }
        carriers = sections.map(\.provider).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.compactMap { provider in
            sums[provider].map { (provider, $0) }
        }
        let named = sections.flatMap(\.rows).flatMap(\.outages).flatMap { $0.explanations.flatMap(\.objects) }
        let providers = (sections.map(\.provider) + outside.compactMap(\.provider)).map { ObjectID(.provider, $0) }
        names = topology.names(of: Set(named + providers), in: period.span)
    }
}
