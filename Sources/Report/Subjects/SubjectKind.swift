package import NetInventory

/// What a report has one row for: the word after `--by`.
package enum SubjectKind: String, Sendable, CaseIterable {
    case unit, device, link, circuit, site, application

    /// The objects of this kind, in groups as reports print them, and in the order of the topology within each.
    ///
    /// Imported targets, which the ledger knows and no topology does, stand beside the units. With a category only the objects
    /// of its units remain.
    package func subjects(
        of inventory: Inventory, category: UnitCategory? = nil, measured: some Sequence<ObjectID>
    ) -> [ReportSubject] {
        var all: [ReportSubject]
        switch self {
        case .unit: all = inventory.units.items.map { inventory.subject($0, unit: $0) } + inventory.imported(among: measured)
        case .device: all = inventory.devices.items.map { inventory.subject($0, unit: inventory.unit($0.unit)) }
        case .link: all = inventory.links.items.map { inventory.subject($0, unit: inventory.unit(at: $0)) }
        case .circuit: all = inventory.circuits.items.map { inventory.subject($0, unit: inventory.unit($0.z)) }
        case .site: all = inventory.sites.items.map { inventory.subject($0, unit: inventory.unit($0.unit)) }
        case .application: all = inventory.applications.items.map { inventory.subject($0, unit: nil) }
        }
        if let category { all.removeAll { $0.category != category } }
        return ReportGroup.inOrder.flatMap { group in all.filter { $0.group == group } }
    }
}

extension Inventory {
    fileprivate func subject(_ item: some Identified, unit: MemberUnit?) -> ReportSubject {
        ReportSubject(
            id: item.id, name: item.name, group: unit.map { .category($0.category) } ?? .ungrouped, validity: item.validity,
            calendar: unit?.calendar ?? network.calendar)
    }

    /// They keep the network's office hours, having no unit whose they could keep.
    fileprivate func imported(among measured: some Sequence<ObjectID>) -> [ReportSubject] {
        measured.filter { $0.kind == .target }.sorted().map {
            ReportSubject(id: $0, name: $0.key, group: .imported, calendar: network.calendar)
        }
    }

    fileprivate func unit(_ key: String?) -> MemberUnit? { key.flatMap { units[$0] } }

    /// The unit that a link leads to, where one of its ends is a unit.
    fileprivate func unit(at link: Link) -> MemberUnit? {
        link.ends.first { $0.object.kind == .unit }.flatMap { units[$0.object.key] }
    }
}
