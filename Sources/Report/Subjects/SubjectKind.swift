internal import NetInventory

/// What a report has one row for: the word after `--by`.
package enum SubjectKind: String, Sendable, CaseIterable {
    case unit, device, link, circuit, site, application

    /// The objects of this kind, in the order of the topology.
    func objects(of inventory: Inventory) -> [any Identified] {
        switch self {
        case .unit: inventory.units.items
        case .device: inventory.devices.items
        case .link: inventory.links.items
        case .circuit: inventory.circuits.items
        case .site: inventory.sites.items
        case .application: inventory.applications.items
        }
    }
}

extension Inventory {
    /// What a report says of an object: its unit's category, its unit's office hours.
    func subject(_ item: any Identified) -> ReportSubject {
        let unit = unit(of: item)
        return ReportSubject(
            id: item.id, name: item.name, group: unit.map { .category($0.category) } ?? .ungrouped, validity: item.validity,
            calendar: unit?.calendar ?? network.calendar)
    }

    /// The unit that an object belongs to or leads to.
    private func unit(of item: any Identified) -> MemberUnit? {
        switch item {
        case let unit as MemberUnit: unit
        case let device as Device: unit(device.unit)
        case let circuit as Circuit: unit(circuit.z)
        case let site as DisclosureSite: unit(site.unit)
        case let link as Link: link.ends.first { $0.object.kind == .unit }.flatMap { unit($0.object.key) }
        default: nil
        }
    }

    private func unit(_ key: String?) -> MemberUnit? { key.flatMap { units[$0] } }
}
