internal import Causes
internal import NetInventory
internal import Store

/// What to tell a carrier whose circuits may be the cause of an incident: whom to call, what the carrier calls its lines, and three
/// sentences to read out.
struct FaultReport: Sendable {
    /// Nil where the topology names none.
    let provider: Provider?
    let providerKey: String?
    let circuits: [Circuit]
    let contract: Contract?
    /// The carrier's desks.
    let desks: [Contact]
    /// Those of the units at the far ends.
    let unitContacts: [(unit: MemberUnit, contacts: [Contact])]
    private let office: Contact?
    private let stored: StoredIncident
    private let words: IncidentWords

    /// One for each carrier that has a circuit among the candidates, in the order in which they are named.
    static func reports(of stored: StoredIncident, _ words: IncidentWords) -> [FaultReport] {
        var order: [String?] = []
        var circuits: [String?: [Circuit]] = [:]
        for circuit in self.circuits(of: stored.incident, words) {
            if circuits[circuit.provider] == nil { order.append(circuit.provider) }
            circuits[circuit.provider, default: []].append(circuit)
        }
        return order.map { FaultReport(providerKey: $0, circuits: circuits[$0] ?? [], stored, words) }
    }

    /// The circuits that explanations name, or whose link they name; each once.
    private static func circuits(of incident: Incident, _ words: IncidentWords) -> [Circuit] {
        var keys: [String] = []
        for object in incident.explanations.flatMap(\.objects) {
            let key = object.kind == .circuit ? object.key : object.kind == .link ? words.newest(object.key, \.links)?.circuit : nil
            if let key, !keys.contains(key) { keys.append(key) }
        }
        return keys.compactMap { words.newest($0, \.circuits) }
    }

    private init(providerKey: String?, circuits: [Circuit], _ stored: StoredIncident, _ words: IncidentWords) {
        self.providerKey = providerKey
        self.circuits = circuits
        self.stored = stored
        self.words = words
        let newest = words.topology.newest
        provider = providerKey.flatMap { words.newest($0, \.providers) }
        contract = circuits.lazy.compactMap(\.contract).first.flatMap { words.newest($0, \.contracts) }
        desks = (provider?.contacts ?? []).compactMap { newest.contacts[$0] }
        var seen: Set<String> = []
        unitContacts = circuits.compactMap(\.z).filter { seen.insert($0).inserted }.compactMap { key in
            guard let unit = words.newest(key, \.units) else { return nil }
            let contacts = unit.contacts.compactMap { newest.contacts[$0] }
            return contacts.isEmpty ? nil : (unit, contacts)
        }
        office = newest.network.contact.flatMap { newest.contacts[$0] }
    }

    /// The units whose probes cross the circuits; where none of them is watched, all that the incident speaks for.
    private var witnesses: Set<ObjectID> {
        let watched = Set(stored.incident.members.filter(\.isWatched).map(\.object))
        let ends = watched.intersection(circuits.compactMap(\.z).map { ObjectID(.unit, $0) })
        return ends.isEmpty ? watched : ends
    }

    /// What, since when with evidence in figures, whom to call back.
    func lines(_ evidence: FaultEvidence, in language: ReportLanguage, withPhones: Bool) -> [String] {
        [what(in: language), when(evidence, in: language), callBack(in: language, withPhones: withPhones)]
    }

    private func what(in language: ReportLanguage) -> String {
        let named = circuits.prefix(5).map { circuit in
            circuit.cid.map { IncidentPhrase.circuitWithNumber.text(in: language, circuit.name, $0) } ?? circuit.name
        }.joined(separator: language.listSeparator)
        let list = circuits.count > 5 ? named + IncidentPhrase.causeMore.text(in: language) : named
        let network = words.topology.newest.network.name
        // Nothing is asserted: whoever is called should know what else it may be.
        let own = Set(circuits.map(\.id))
        let others = stored.incident.explanations.filter { !names(one: own, $0) }
        let isSole = others.isEmpty && !stored.incident.hasMore
        let phrase: IncidentPhrase =
            switch (isSole, stored.isLasting) {
            case (true, true): .faultWhat
            case (true, false): .faultWhatOver
            case (false, true): .faultSuspect
            case (false, false): .faultSuspectOver
            }
        var line = phrase.text(in: language, network, list)
        if !others.isEmpty {
            let causes = others.prefix(3).map { explanation in
                explanation.objects.map { words.candidate($0, in: language) }.joined(separator: IncidentPhrase.causeAnd.text(in: language))
            }
            line += IncidentPhrase.faultMayBe.text(in: language, causes.joined(separator: IncidentPhrase.causeOr.text(in: language)))
        }
        return line
    }

    /// Whether an explanation names one of some circuits, or its link.
    private func names(one circuits: Set<ObjectID>, _ explanation: Explanation) -> Bool {
        explanation.objects.contains { object in
            let carrier = object.kind == .link ? words.newest(object.key, \.links)?.circuit.map { ObjectID(.circuit, $0) } : nil
            return circuits.contains(object) || carrier.map(circuits.contains) ?? false
        }
    }

    private func when(_ evidence: FaultEvidence, in language: ReportLanguage) -> String {
        let zone = words.topology.newest.network.zone
        let count = evidence.count(witnesses)
        let names = witnesses.sorted().prefix(3).map(words.name).joined(separator: language.listSeparator)
        let targets = witnesses.count > 3 ? IncidentPhrase.andOthers.text(in: language, names, String(witnesses.count)) : names
        var line = IncidentPhrase.faultSince.text(
            in: language, zone.wallClock(stored.incident.from), language.duration(stored.incident.length(at: evidence.now)))
        if count.sent > 0 {
            line += IncidentPhrase.faultEvidence.text(
                in: language, zone.wallClock(evidence.span.to), targets, String(count.sent), String(count.received))
        }
        if let last = count.lastAnswer { line += IncidentPhrase.faultLastAnswer.text(in: language, zone.wallClock(last)) }
        return line + IncidentPhrase.fullStop.text(in: language)
    }

    private func callBack(in language: ReportLanguage, withPhones: Bool) -> String {
        func named(_ contact: Contact) -> String {
            withPhones ? ([contact.name] + contact.phones.prefix(1)).joined(separator: " ") : contact.name
        }
        let desk = office.map(named) ?? IncidentPhrase.faultOffice.text(in: language, words.topology.newest.network.name)
        var line = IncidentPhrase.faultCallBack.text(in: language, desk, String(stored.number))
        let onSite = unitContacts.prefix(2).flatMap { $0.contacts.prefix(1) }.map(named)
        if !onSite.isEmpty { line += IncidentPhrase.faultOnSite.text(in: language, onSite.joined(separator: language.listSeparator)) }
        return line + IncidentPhrase.fullStop.text(in: language)
    }
}
