package import NetInventory

/// The county as the demo watches it: the same checks, asked so often that a fault shows within one cycle.
package enum DemoTopology {
    /// Every check once a cycle, a suspect four times a cycle, three tries, a short wait; its other rules stay as the topology says.
    ///
    /// With the usual three bad results in a row an outage is judged half a cycle after it was first seen, and dated back to that.
    package static func shortened(_ inventory: Inventory, cycle: Milliseconds) -> Inventory {
        func short(_ checks: [CheckSpec]) -> [CheckSpec] { checks.map { shortened($0, cycle: cycle) } }
        var result = inventory
        result.units = mapped(inventory.units) { $0.checks = short($0.checks) }
        result.devices = mapped(inventory.devices) { $0.checks = short($0.checks) }
        result.applications = mapped(inventory.applications) { $0.checks = short($0.checks) }
        result.sites = mapped(inventory.sites) { $0.checks = short($0.checks) }
        return result
    }

    private static func shortened(_ check: CheckSpec, cycle: Milliseconds) -> CheckSpec {
        var short = check
        short.every = cycle
        short.suspectEvery = Milliseconds(cycle.count / 4)
        short.count = min(check.count, 3)
        short.upIf = min(check.upIf, short.count)
        short.timeout = min(Milliseconds(400), Milliseconds(cycle.count / 5))
        return short
    }

    private static func mapped<Item: Identified>(_ registry: Registry<Item>, _ change: (inout Item) -> Void) -> Registry<Item> {
        var result = Registry<Item>()
        for var item in registry.items {
            change(&item)
            result.add(item)
        }
        return result
    }
}
