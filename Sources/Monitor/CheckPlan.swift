package import NetInventory

/// What is to be checked on a day, and how each object's checks make its state.
package struct CheckPlan: Hashable, Sendable {
    package var checks: [Check]
    package var rules: [ObjectID: MemberUnit.UpRule]

    /// All checks of the objects that are probed on `date`, in the order of the topology.
    package init(inventory: Inventory, on date: CivilDate) {
        checks = []
        rules = [:]
        for unit in inventory.units.items {
            rules[unit.id] = unit.upWhen
            add(unit, unit.checks, on: date)
        }
        for device in inventory.devices.items { add(device, device.checks, on: date) }
        for application in inventory.applications.items { add(application, application.checks, on: date) }
        for site in inventory.sites.items { add(site, site.checks, on: date) }
    }

    package init(checks: [Check], rules: [ObjectID: MemberUnit.UpRule] = [:]) {
        self.checks = checks
        self.rules = rules
    }

    /// The plan, object by object, as it holds from a moment on.
    package func rules(since moment: Timestamp) -> [ObjectRule] {
        var order: [ObjectID] = []
        var grouped: [ObjectID: [Check]] = [:]
        for check in checks {
            if grouped[check.id.object] == nil { order.append(check.id.object) }
            grouped[check.id.object, default: []].append(check)
        }
        return order.map { ObjectRule(object: $0, since: moment, rule: rules[$0] ?? .all, checks: grouped[$0] ?? []) }
    }

    private mutating func add(_ item: some Identified, _ specs: [CheckSpec], on date: CivilDate) {
        guard item.validity.isProbed(on: date) else { return }
        checks += specs.map { Check(object: item.id, spec: $0) }
    }
}
