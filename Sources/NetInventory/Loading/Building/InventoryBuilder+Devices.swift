extension InventoryBuilder {
    mutating func buildDevices() {
        let owners = Dictionary(
            units.filter { $0.accessKind != nil }.map { ($0.accessKey, $0.key) }, uniquingKeysWith: { first, _ in first })
        for item in items(.devices, .device, .device, DeviceKey.self) {
            guard let role = item.word(.role, as: Device.Role.self) else { continue }
            let own = document.node(.devices, item.key)?[DeviceKey.checks.rawValue]
            add(device(item, role: role, name: nil, unit: owners[item.key], ownChecks: own, derivedFor: nil))
        }
        for unit in units {
            guard let kind = unit.accessKind, inventory.devices[unit.accessKey] == nil else { continue }
            let base = inheritance.defaults(of: .device)
            let node = document.node(.kinds, kind)?.laid(over: base) ?? base ?? .empty(unit.spot)
            let item = Item<DeviceKey>(key: unit.accessKey, spot: unit.spot, node: node)
            add(
                device(
                    item, role: item.word(.role, as: Device.Role.self) ?? .access, name: unit.text(.name).map { $0 + "接入设备" },
                    unit: unit.key, ownChecks: nil, derivedFor: unit))
        }
    }

    private mutating func add(_ device: Device) {
        if !inventory.devices.add(device), let other = inventory.devices[device.key] {
            log.report(.duplicateID(device.id, other: other.spot), at: device.spot)
        }
    }

    private mutating func device(
        _ item: Item<DeviceKey>, role: Device.Role, name: String?, unit: String?, ownChecks: YamlNode?, derivedFor: Item<UnitKey>?
    ) -> Device {
        let place = item.value(.at, PlaceText.init)
        let validity = derivedFor?.validity ?? item.validity
        let management = item.value(.mgmt) { IPAddress($0) }
        if let management, let spot = item[.mgmt]?.spot {
            addresses.append(
                AddressClaims.Address(
                    address: management, space: "management", owner: ObjectID(.device, item.key), spot: spot, validity: validity,
                    isDerived: false))
        } else if item[.mgmt] == nil, let ownChecks, ownChecks.text != "none" {
            log.report(.nothingToAsk("checks", "device \(item.key)", needs: "write `mgmt`"), at: ownChecks.spot)
        }
        return Device(
            key: item.key, name: item.text(.name) ?? name ?? item.key, role: role, model: item.text(.model), management: management,
            rack: place?.rack, rackUnit: place?.unit, height: item.value(.u) { Int($0) } ?? 1, location: place?.location, unit: unit,
            checks: CheckReader(builder: self).checks(
                item[.checks], defaultKind: .icmp, addresses: [management].compactMap { $0 }, object: "device \(item.key)"),
            isDerived: derivedFor != nil, note: derivedFor == nil ? item.note : nil,
            formerKeys: derivedFor.map { $0.formerKeys.map { "acc-\($0)" } } ?? item.formerKeys, validity: validity, spot: item.spot)
    }
}
