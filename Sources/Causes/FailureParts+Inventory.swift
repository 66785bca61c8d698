package import NetInventory

extension FailureParts {
    /// What there is of a topology on a day; what is only planned cannot fail yet.
    ///
    /// A unit stands behind its access device, which carries its uplinks; the two cannot be parted. A circuit that a link rides on brings
    /// the conduits that it runs through.
    package init(_ inventory: Inventory, on date: CivilDate) {
        func isThere(_ item: some Identified) -> Bool { item.validity.isProbed(on: date) }
        let devices = inventory.devices.items.filter(isThere)
        let units = inventory.units.items.filter(isThere)
        vertices =
            devices.map { Vertex($0.id, isEntry: $0.role == .core) } + units.map { Vertex($0.id) }
        let known = Set(vertices.map(\.id))
        let uplinks = Self.uplinks(of: units, inventory)
        var along: [String: [ObjectID]] = [:]
        for link in inventory.links.items where isThere(link) && link.ends.count == 2 {
            let circuit = link.circuit.flatMap { inventory.circuits[$0] }.flatMap { isThere($0) ? $0 : nil }
            let (a, b) = (link.ends[0].object, link.ends[1].object)
            let isTurned = uplinks[link.ends] == a || Self.carriesNobody(a, inventory)
            let isUplink = uplinks[link.ends] != nil || Self.carriesNobody(a, inventory) != Self.carriesNobody(b, inventory)
            lines.append(Line(link.id, isTurned ? b : a, isTurned ? a : b, circuit: circuit?.id, isUplink: isUplink))
            for conduit in Set(link.conduits + (circuit?.conduits ?? [])) { along[conduit, default: []].append(link.id) }
        }
        lines.removeAll { !known.contains($0.a) || !known.contains($0.b) }
        for device in devices {
            guard let unit = device.unit.map({ ObjectID(.unit, $0) }), known.contains(unit) else { continue }
            lines.append(Line(nil, device.id, unit))
        }
        bundles = along.keys.sorted().map { Bundle(ObjectID(.conduit, $0), along[$0] ?? []) }
        addPower(of: devices, inventory, on: date)
        addServices(inventory, known, on: date)
    }

    /// The lower end of each uplink, by the two ends of its link.
    private static func uplinks(of units: [MemberUnit], _ inventory: Inventory) -> [[LinkEnd]: ObjectID] {
        var lower: [[LinkEnd]: ObjectID] = [:]
        for unit in units {
            let access = inventory.devices["acc-\(unit.key)"].flatMap { $0.unit == unit.key ? $0.id : nil } ?? unit.id
            for uplink in unit.uplinks { lower[[LinkEnd(object: access), uplink.end].sorted()] = access }
        }
        return lower
    }

    /// A unit or a server: what is joined to it by several links does not reach each other through it.
    private static func carriesNobody(_ id: ObjectID, _ inventory: Inventory) -> Bool {
        id.kind == .unit || inventory.devices[id.key]?.role == .server
    }

    private mutating func addPower(of devices: [Device], _ inventory: Inventory, on date: CivilDate) {
        feeds = inventory.feeds.items.filter { $0.validity.isProbed(on: date) }.map { feed in
            Feed(feed.id, above: feed.above.map { ObjectID(.feed, $0) })
        }
        let known = Set(feeds.map(\.id))
        var contents: [String: [ObjectID]] = [:]
        for device in devices {
            if let rack = device.rack { contents[rack, default: []].append(device.id) }
        }
        for rack in inventory.racks.items {
            let sources = rack.feeds.map { ObjectID(.feed, $0) }.filter(known.contains)
            if let devices = contents[rack.key], !sources.isEmpty { supplies.append(Supply(devices, by: sources)) }
        }
    }

    /// Applications and sites.
    ///
    /// A site stands or falls with the application that is checked at its address; where none is, or several are, all that answer there
    /// share the address itself: `target/127.64.9.10:8080`.
    private mutating func addServices(_ inventory: Inventory, _ vertices: Set<ObjectID>, on date: CivilDate) {
        let applications = inventory.applications.items.filter { $0.validity.isProbed(on: date) }
        let sites = inventory.sites.items.filter { $0.validity.isProbed(on: date) }
        let known = vertices.union(applications.map(\.id)).union(sites.map(\.id))
        let modelled: Set<ObjectKind> = [.device, .unit, .application, .site]
        var asked: [String: [ObjectID]] = [:]
        for application in applications {
            for place in Set(application.checks.compactMap(\.question.place)) { asked[place, default: []].append(application.id) }
        }
        var served: [String: Int] = [:]
        for site in sites {
            if let place = site.place { served[place, default: 0] += 1 }
        }
        let shared = Set(
            served.filter { place, count in
                let askers = asked[place]?.count ?? 0
                return askers > 1 || askers == 0 && count > 1
            }.keys)
        services = shared.sorted().map { Service(ObjectID(.target, $0)) }
        for application in applications {
            // Of a need that names anything else nothing is known.
            let needs = application.needs.filter { $0.allSatisfy { modelled.contains($0.kind) } }.map { $0.filter(known.contains) }
            let places = Set(application.checks.compactMap(\.question.place)).intersection(shared).sorted()
            services.append(Service(application.id, needs: needs + places.map { [ObjectID(.target, $0)] }))
        }
        for site in sites {
            let need = site.place.flatMap { shared.contains($0) ? ObjectID(.target, $0) : asked[$0]?.first }
            services.append(Service(site.id, needs: need.map { [[$0]] } ?? []))
        }
    }
}
