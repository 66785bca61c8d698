package import Causes
package import NetInventory
internal import Store

/// How incidents are told: what their objects are called, and what may have caused them, none of which is asserted.
package struct IncidentWords: Sendable {
    let topology: ReportTopology
    private let names: [ObjectID: String]

    /// Names are the newest that any of the topologies knows.
    package init(_ topology: ReportTopology) {
        self.topology = topology
        var names: [ObjectID: String] = [:]
        for version in topology.versions {
            for object in version.inventory.objects { names[object.id] = object.name }
        }
        self.names = names
    }

    /// Its name; its key where nobody gave it one.
    package func name(_ id: ObjectID) -> String { names[id] ?? id.key }

    /// `设备 agg-2（含其供电）`: the kind and the name. From where netmon stands a device and its mains look the same.
    func candidate(_ id: ObjectID, in language: ReportLanguage) -> String {
        let words = Phrase.counted.text(in: language, id.kind.phrase.text(in: language), name(id))
        let named = language == .zh ? words : "\(id.kind.phrase.text(in: language).lowercased()) \(name(id))"
        return id.kind == .device ? named + IncidentPhrase.causePower.text(in: language) : named
    }

    /// Each explanation on its own: several objects of one are joined by "and".
    package func causes(of incident: Incident, in language: ReportLanguage) -> [String] {
        incident.explanations.map { explanation in
            explanation.objects.map { candidate($0, in: language) }.joined(separator: IncidentPhrase.causeAnd.text(in: language))
        }
    }

    /// At most three of them in a line, joined by "or".
    func causeLine(of incident: Incident, in language: ReportLanguage) -> String {
        let causes = causes(of: incident, in: language)
        let line = causes.prefix(3).joined(separator: IncidentPhrase.causeOr.text(in: language))
        return causes.count > 3 || incident.hasMore ? line + IncidentPhrase.causeMore.text(in: language) : line
    }

    /// An object's entry in the newest topology that knows it.
    func newest<Item: Identified>(_ key: String, _ registry: KeyPath<Inventory, Registry<Item>>) -> Item? {
        topology.versions.reversed().lazy.compactMap { $0.inventory[keyPath: registry][key] }.first
    }
}

extension Incident {
    /// The units that it speaks for.
    var units: Set<ObjectID> { Set(members.lazy.map(\.object).filter { $0.kind == .unit }) }

    /// How long it has lasted by a moment.
    func length(at now: Timestamp) -> Milliseconds { (to ?? max(now, from)) - from }

    /// Explanations as JSON has them: `circuit/l-dong`, `device/agg-1 + device/agg-2`.
    var causesJSON: JSONValue {
        .array(explanations.map { .string($0.objects.map(\.description).joined(separator: " + ")) })
    }
}
