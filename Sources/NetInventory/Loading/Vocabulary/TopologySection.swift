/// The sections of a topology: its top-level keys.
enum TopologySection: String, CaseIterable, Sendable {
    case network, locations, racks, feeds, kinds, devices, links, conduits, providers, contracts, circuits, prefixes, vlans, units
    case contacts, applications, sites, columns, calendars, probes, maintenance, corrections, defaults, `declare`

    enum Shape: Sendable {
        /// A mapping of the network's own keys.
        case fields(KeyTable)
        /// Key → object.
        case objects(ObjectKind, KeyTable)
        case links
        /// A list of mappings.
        case items(KeyTable)
        /// Kind → keys of that kind.
        case defaults
        /// Kind → local field → its form.
        case declarations
        /// Key → checks.
        case probes
        /// Read over, with one warning.
        case unused
    }

    var shape: Shape {
        switch self {
        case .network: .fields(.network)
        case .locations: .objects(.location, .location)
        case .racks: .objects(.rack, .rack)
        case .feeds: .objects(.feed, .feed)
        case .kinds: .objects(.kind, .kind)
        case .devices: .objects(.device, .device)
        case .links: .links
        case .conduits: .objects(.conduit, .conduit)
        case .providers: .objects(.provider, .provider)
        case .contracts: .objects(.contract, .contract)
        case .circuits: .objects(.circuit, .circuit)
        case .prefixes: .objects(.prefix, .prefix)
        case .units: .objects(.unit, .unit)
        case .applications: .objects(.application, .application)
        case .sites: .objects(.site, .site)
        case .calendars: .objects(.calendar, .calendar)
        case .contacts: .objects(.contact, .contact)
        case .probes: .probes
        case .defaults: .defaults
        case .declare: .declarations
        case .maintenance: .items(.maintenance)
        case .corrections: .items(.correction)
        case .vlans, .columns: .unused
        }
    }

    /// Whether it is a list rather than a mapping.
    var isList: Bool {
        switch self {
        case .links, .maintenance, .corrections: true
        case .network, .locations, .racks, .feeds, .kinds, .devices, .conduits, .providers, .contracts, .circuits, .prefixes, .vlans,
            .units, .contacts, .applications, .sites, .columns, .calendars, .probes, .defaults, .declare:
            false
        }
    }

    /// One phrase for the documentation.
    var meaning: String {
        switch self {
        case .network: "the network as a whole"
        case .locations: "places: the core room, a township's cupboard"
        case .racks: "racks, keyed `LOCATION/RACK`"
        case .feeds: "power feeds, keyed `LOCATION/FEED`"
        case .kinds: "what several items share; an item says `kind: KEY`"
        case .devices: "switches, routers, firewalls, servers"
        case .links: "a list: `A:PORT -- B:PORT 25G`, or a mapping"
        case .conduits: "ducts and cable routes that links run through"
        case .providers: "carriers and contractors"
        case .contracts: "what circuits are rented under"
        case .circuits: "rented lines, under the office's own keys"
        case .prefixes: "the address plan, keyed by prefix"
        case .vlans: "not used yet"
        case .units: "the units on the network"
        case .contacts: "whom to call; they stand in a file of their own, `contacts.yaml`"
        case .applications: "systems that units use"
        case .sites: "disclosure sites"
        case .columns: "not used yet"
        case .calendars: "when offices work"
        case .probes: "checks under a name; `checks: KEY` refers to them"
        case .maintenance: "a list: planned work, once or again and again"
        case .corrections: "a list: what was found out afterwards, laid over the figures"
        case .defaults: "kind → keys that all items of it take over"
        case .declare: "kind → local field → `text`, `number` or `date`"
        }
    }

    /// The kinds that `defaults` speaks of, with their tables.
    static let kindsWithDefaults: [(kind: ObjectKind, table: KeyTable)] = [
        (.unit, .unit), (.device, .device), (.link, .link), (.circuit, .circuit), (.site, .site), (.application, .application),
    ]

    /// The kinds that may have local fields.
    static let kindsWithLocalFields: [ObjectKind] = allCases.compactMap { section in
        switch section.shape {
        case .objects(let kind, _): kind
        case .links: .link
        case .fields, .items, .defaults, .declarations, .probes, .unused: nil
        }
    }
}
