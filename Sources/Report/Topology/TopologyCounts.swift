internal import NetInventory

/// How many objects of each kind a topology holds; sites are the sub-sites, without the portals.
struct TopologyCounts {
    /// Nil for a topology that could not be read.
    private let inventory: Inventory?

    init(of inventory: Inventory?) {
        self.inventory = inventory
    }

    private func count(_ kind: ObjectKind) -> Int? {
        guard let inventory else { return nil }
        switch kind {
        case .unit: return inventory.units.count
        case .device: return inventory.devices.count
        case .link: return inventory.links.count
        case .circuit: return inventory.circuits.count
        case .site: return inventory.subsites.count
        case .application: return inventory.applications.count
        case .location: return inventory.locations.count
        case .rack: return inventory.racks.count
        case .provider: return inventory.providers.count
        case .contract: return inventory.contracts.count
        case .prefix: return inventory.prefixes.count
        case .calendar: return inventory.calendars.count
        case .contact: return inventory.contacts.count
        case .feed, .kind, .conduit, .vlan, .column, .target: return nil
        }
    }

    private static let kinds: [(key: String, kind: ObjectKind)] = [
        ("units", .unit), ("devices", .device), ("links", .link), ("circuits", .circuit), ("sites", .site),
        ("applications", .application), ("locations", .location), ("racks", .rack), ("providers", .provider),
        ("contracts", .contract), ("prefixes", .prefix), ("calendars", .calendar), ("contacts", .contact),
    ]

    func json() -> JSONValue {
        .object(Self.kinds.map { ($0.key, .orNull(count($0.kind))) } + [("portals", .orNull(inventory?.portals.count))])
    }

    /// `接入单位 130、设备 131…`: what there is none of is left out.
    func line(in language: ReportLanguage) -> String {
        var parts = Self.kinds.map { ($0.kind.phrase, count($0.kind)) }
        parts.append((.portal, inventory?.portals.count))
        let words = parts.compactMap { phrase, count in
            count.flatMap { $0 > 0 ? Phrase.counted.text(in: language, phrase.text(in: language), String($0)) : nil }
        }
        return words.isEmpty ? Phrase.nothing.text(in: language) : words.joined(separator: language.listSeparator)
    }
}
