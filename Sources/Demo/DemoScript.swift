package import NetInventory

/// What will go wrong in the demo, and when: a pure value, the same for the same county.
///
///     0 %         25 %      42 %        58 %      75 %         100 %
///     |---- all up ---|== units cut ==========|---- all up -------|
///                          |== one site cut ==========|
///
/// All units whose only way leads over one aggregation device are cut at once. The device itself stays up, and so do the
/// lines to it: what the probes see is one board of that device that died.
package struct DemoScript: Hashable, Sendable {
    /// What happens at one moment, counted from the first probe.
    package struct Step: Hashable, Sendable {
        package var offset: Milliseconds
        package var action: DemoAction
        package var objects: [ObjectID]
    }

    /// A shorter demo would end before every check has been good again twice.
    package static let fewestCycles = 8
    /// Below this the checks of a whole county would not fit into a cycle.
    package static let shortestCycle = Milliseconds(1000)

    package let cycles: Int
    package let cycle: Milliseconds
    /// The device behind which the units are cut; nil where units cannot be cut.
    package let aggregation: ObjectID?
    /// In the order of the topology.
    package let units: [ObjectID]
    package let site: ObjectID?
    /// In order of time.
    package let steps: [Step]

    /// How long the script plays, from the first probe.
    package var length: Milliseconds { cycle * Int64(cycles) }

    /// Chooses for a county as of a day. Units are cut only where `cutsUnits`, that is in a network of its own.
    ///
    /// The aggregation device is the one with most units among those where no unit has a second way; the first of equals.
    /// The site is the first sub-site of another unit that shares its page with nothing. Throws where there is nothing to cut.
    package init(
        _ inventory: Inventory, on day: CivilDate, cycles: Int = 12, cycle: Milliseconds = .seconds(2), cutsUnits: Bool
    ) throws(DemoError) {
        guard cycles >= Self.fewestCycles else {
            throw .usage(
                "the demo needs at least \(Self.fewestCycles) cycles to show an outage and its end; "
                    + "give --cycles \(Self.fewestCycles) or more")
        }
        guard cycle >= Self.shortestCycle else { throw .usage("a cycle of the demo lasts at least \(Self.shortestCycle.count) ms") }
        self.cycles = cycles
        self.cycle = cycle
        let choice = cutsUnits ? Self.chooseUnits(inventory, on: day) : nil
        aggregation = choice?.aggregation
        units = choice?.units ?? []
        site = Self.chooseSite(inventory, on: day, apartFrom: Set(units))
        guard !units.isEmpty || site != nil else {
            throw .topology("this county has neither units behind an aggregation device nor sites, so the demo has nothing to cut")
        }
        let length = cycle * Int64(cycles)
        func at(_ twelfths: Int64) -> Milliseconds { Milliseconds(length.count * twelfths / 12) }
        let sites = site.map { [$0] } ?? []
        steps = [
            Step(offset: at(3), action: .cut, objects: units), Step(offset: at(5), action: .cut, objects: sites),
            Step(offset: at(7), action: .mend, objects: units), Step(offset: at(9), action: .mend, objects: sites),
        ].filter { !$0.objects.isEmpty }
    }

    private static func chooseUnits(_ inventory: Inventory, on day: CivilDate) -> (aggregation: ObjectID, units: [ObjectID])? {
        let units = inventory.units.items.filter { isCounted($0, on: day) }
        var best: (aggregation: ObjectID, units: [ObjectID])?
        for device in inventory.devices.items where device.role == .aggregation && isCounted(device, on: day) {
            let joined = units.filter { unit in unit.uplinks.contains { $0.end.object == device.id } }
            let hasSecondWays = joined.contains { unit in unit.uplinks.contains { $0.end.object != device.id } }
            if !hasSecondWays, joined.count > best?.units.count ?? 0 { best = (device.id, joined.map(\.id)) }
        }
        return best
    }

    private static func chooseSite(_ inventory: Inventory, on day: CivilDate, apartFrom cut: Set<ObjectID>) -> ObjectID? {
        let checks = inventory.sites.items.flatMap(\.checks) + inventory.applications.items.flatMap(\.checks)
        let uses = Dictionary(grouping: checks.map(\.question), by: \.self)
        return inventory.subsites.first { site in
            isCounted(site, on: day) && !cut.contains(ObjectID(.unit, site.unit))
                && !site.checks.isEmpty && site.checks.allSatisfy { uses[$0.question]?.count == 1 && $0.question.isHTTP }
        }?.id
    }

    /// What is not in the figures would make an outage that no report shows.
    private static func isCounted(_ item: some Identified, on day: CivilDate) -> Bool {
        item.validity.status == .active && item.validity.covers(day)
    }
}

extension CheckSpec.Question {
    fileprivate var isHTTP: Bool {
        switch self {
        case .http: true
        case .icmp, .tcp: false
        }
    }
}
