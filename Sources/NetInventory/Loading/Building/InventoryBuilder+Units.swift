extension InventoryBuilder {
    mutating func buildUnits() {
        for item in units {
            reportMissing(item, .unit, .unit)
            guard let name = item.text(.name), let category = item.word(.category, as: UnitCategory.self) else { continue }
            let nets = claimNets(of: item)
            guard let first = nets.first else { continue }
            let uplinks = buildUplinks(of: item, name: name)
            let unit = MemberUnit(
                key: item.key, name: name, englishName: item.text(.en), category: category, type: item.text(.type),
                rank: item.word(.rank, as: UnitRank.self) ?? .none, code: item.text(.code), vrf: item.vrf, prefixes: nets,
                gateways: claimGateways(of: item, nets: nets, first: first), uplinks: uplinks, reasonWithoutUplink: item.text(.why),
                checks: [], upWhen: item.word(.upWhen, as: MemberUnit.UpRule.self) ?? .any, calendar: item.text(.calendar),
                formerKeys: item.formerKeys, note: item.note, contacts: item.texts(.contact), validity: item.validity, spot: item.spot)
            inventory.units.add(withChecks(unit, item))
        }
    }

    private func withChecks(_ unit: MemberUnit, _ item: Item<UnitKey>) -> MemberUnit {
        var unit = unit
        unit.checks = CheckReader(builder: self).checks(
            item[.checks], defaultKind: .icmp, addresses: unit.gateways, object: "unit \(unit.key)")
        return unit
    }

    private mutating func claimNets(of item: Item<UnitKey>) -> [IPPrefix] {
        (item[.net]?.elements ?? []).compactMap { node in
            guard let text = node.text, let prefix = try? IPPrefix(text) else { return nil }
            blocks.append(
                AddressClaims.Block(
                    prefix: prefix, vrf: item.vrf, owner: ObjectID(.unit, item.key), spot: node.spot, validity: item.validity))
            return prefix
        }
    }

    private mutating func claimGateways(of item: Item<UnitKey>, nets: [IPPrefix], first: IPPrefix) -> [IPAddress] {
        let id = ObjectID(.unit, item.key)
        var gateways: [IPAddress] = []
        for node in item[.gateway]?.elements ?? [] {
            guard let address = node.text.flatMap({ IPAddress($0) }) else { continue }
            if !nets.contains(where: { $0.contains(address) }) { log.report(.gatewayOutsideNet(address, id), at: node.spot) }
            gateways.append(address)
            claim(address, node.spot, isDerived: false)
        }
        if gateways.isEmpty {
            gateways = [first.firstHost]
            claim(first.firstHost, item[.net]?.elements.first?.spot ?? item.spot, isDerived: true)
        }
        func claim(_ address: IPAddress, _ spot: SourceSpot, isDerived: Bool) {
            addresses.append(
                AddressClaims.Address(
                    address: address, space: "vrf " + item.vrf, owner: id, spot: spot, validity: item.validity, isDerived: isDerived))
        }
        return gateways
    }

    /// Reads a unit's uplinks, and derives their circuits where a template or `over` asks for them.
    private mutating func buildUplinks(of item: Item<UnitKey>, name: String) -> [MemberUnit.Uplink] {
        item.uplinkNodes.enumerated().compactMap { number, pair in
            let (key, node) = pair
            let map = Item<UplinkKey>(key: key, spot: node.spot, node: node)
            guard let end = (node.text ?? map.text(.to)).flatMap({ LinkEnd(text: $0) }) else { return nil }
            let over = map[.over]
            let circuit = circuit(key, of: item, unitName: name, number: number + 1, over: over, spot: node.spot)
            var conduits = map.texts(.along)
            if conduits.isEmpty, let along = (over ?? document.node(.circuits, key))?[CircuitKey.along.rawValue] {
                conduits = along.elements.compactMap(\.text)
            }
            return MemberUnit.Uplink(end: end, circuit: circuit, conduits: conduits, spot: node.spot)
        }
    }

    /// The key of an uplink's circuit; nil where it rides on none.
    private mutating func circuit(
        _ key: String, of item: Item<UnitKey>, unitName: String, number: Int, over: YamlNode?, spot: SourceSpot
    ) -> String? {
        if let written = inventory.circuits[key] {
            // The office's own entry `l-jyj` describes the line; the template adds nothing to it.
            if written.isDerived || over != nil { log.report(.duplicateID(written.id, other: written.spot), at: over?.spot ?? spot) }
            return key
        }
        guard over != nil || document.node(.defaults, ObjectKind.circuit.rawValue) != nil else { return nil }
        guard let node = inheritance.effective(over ?? .empty(spot), as: .circuit, spot: spot) else { return nil }
        let derived = Item<CircuitKey>(key: key, spot: over?.spot ?? spot, node: node)
        let name = unitName + (derived.text(.type) ?? "专线") + (number > 1 ? String(number) : "")
        inventory.circuits.add(
            circuit(
                derived, name: name, z: item.key, isDerived: true, validity: item.validity,
                formerKeys: item.formerKeys.map { number > 1 ? "l-\($0)-\(number)" : "l-\($0)" }))
        return key
    }
}
