package import NetInventory

/// All that the topology says about one object: what `topology show ID` prints.
package struct ObjectFacts: RenderableReport {
    package let id: ObjectID
    package let name: String
    private let facts: [ObjectFact]
    /// Whether telephone numbers are told: they leave the machine in no export unless asked for.
    package var withPhones = false
    private let validity: Validity
    private let spot: SourceSpot

    /// Nil where the inventory has no such object.
    package init?(_ id: ObjectID, in inventory: Inventory) {
        let key = id.key
        let found: ObjectFacts? =
            switch id.kind {
            case .unit: inventory.units[key].map { ObjectFacts(of: $0) }
            case .device: inventory.devices[key].map { ObjectFacts(of: $0) }
            case .link: inventory.links[key].map { ObjectFacts(of: $0) }
            case .circuit: inventory.circuits[key].map { ObjectFacts(of: $0) }
            case .site: inventory.sites[key].map { ObjectFacts(of: $0) }
            case .application: inventory.applications[key].map { ObjectFacts(of: $0) }
            case .location: inventory.locations[key].map { ObjectFacts(of: $0) }
            case .rack: inventory.racks[key].map { ObjectFacts(of: $0) }
            case .provider: inventory.providers[key].map { ObjectFacts(of: $0) }
            case .contract: inventory.contracts[key].map { ObjectFacts(of: $0) }
            case .prefix: inventory.prefixes[key].map { ObjectFacts(of: $0) }
            case .calendar: inventory.calendars[key].map { ObjectFacts(of: $0) }
            case .contact: inventory.contacts[key].map { ObjectFacts(of: $0) }
            case .feed: inventory.feeds[key].map { ObjectFacts(of: $0) }
            case .conduit: inventory.conduits[key].map { ObjectFacts(of: $0) }
            case .kind, .vlan, .column, .target: nil
            }
        guard let found else { return nil }
        self = found
    }

    init(of item: some ObjectWithFacts) {
        id = item.id
        name = item.name
        validity = item.validity
        spot = item.spot
        facts = item.facts
    }

    private var allFacts: [ObjectFact] {
        facts.map { $0.told(withPhones: withPhones) } + [
            ObjectFact("since", .since, validity.since?.description), ObjectFact("until", .until, validity.until?.description),
            ObjectFact("status", .status, validity.status.rawValue), ObjectFact("defined_at", .definedAt, spot.description),
        ]
    }

    /// The object without a schema of its own, as a list of objects has it.
    func summary() -> JSONValue { .object(members) }

    private var members: [(String, JSONValue)] {
        [("id", .string(id.description)), ("name", .string(name))] + allFacts.map { ($0.key, $0.value) }
    }

    package func json() -> JSONValue {
        .object([("schema", .string("netmon.object/1"))] + members)
    }

    package func text(in language: ReportLanguage) -> String {
        var table = TextTable([.left(id.kind.phrase.text(in: language)), .left(name)])
        table.add([Phrase.id.text(in: language), id.description])
        for fact in allFacts {
            for (line, words) in fact.words(language).enumerated() {
                table.add([line == 0 ? fact.label.text(in: language) : "", words])
            }
        }
        return [table.text].lines
    }
}

/// An object of the topology that can say what is known about it, in the order in which people ask.
protocol ObjectWithFacts: Identified {
    var facts: [ObjectFact] { get }
}
