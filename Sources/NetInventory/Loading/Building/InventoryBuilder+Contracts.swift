extension InventoryBuilder {
    mutating func buildContracts() {
        for item in items(.providers, .provider, .provider, ProviderKey.self) {
            inventory.providers.add(
                Provider(
                    key: item.key, name: item.text(.name) ?? item.key, noc: item.text(.noc), contacts: item.texts(.contact),
                    note: item.note,
                    validity: item.validity, spot: item.spot))
        }
        for item in items(.contracts, .contract, .contract, ContractKey.self) {
            guard let provider = item.text(.with), let from = item.value(.from, { CivilDate($0) }),
                let last = item.value(.to, { CivilDate($0) })
            else { continue }
            if last < from, let spot = item[.to]?.spot {
                log.report(.wrongOrder(first: "`from: \(from)`", second: "`to: \(last)`", rule: "`to` is the last day"), at: spot)
            }
            inventory.contracts.add(
                Contract(
                    key: item.key, name: item.text(.name) ?? item.key, provider: provider, subcontractor: item.text(.sub), from: from,
                    to: last, noticeDays: item.value(.notice, ScalarText.days), fee: item.text(.fee),
                    sla: item[.sla].map { Self.serviceLevel($0) }, validity: item.validity, spot: item.spot))
        }
    }

    private static func serviceLevel(_ node: YamlNode) -> Contract.ServiceLevel {
        let item = Item<ServiceLevelKey>(key: "sla", spot: node.spot, node: node)
        return Contract.ServiceLevel(
            availability: item.text(.availability), repair: item.value(.repair, ScalarText.duration),
            response: item.value(.response, ScalarText.duration), reportWithinDays: item.value(.reportWithin, ScalarText.days),
            excluded: item.texts(.excluded))
    }

    /// The circuits that are written; those of uplinks follow with their units.
    mutating func buildCircuits() {
        for item in items(.circuits, .circuit, .circuit, CircuitKey.self) {
            inventory.circuits.add(
                circuit(
                    item, name: nil, z: item.text(.z), isDerived: false, validity: item.validity, formerKeys: item.formerKeys))
        }
    }

    func circuit(
        _ item: Item<CircuitKey>, name: String?, z: String?, isDerived: Bool, validity: Validity, formerKeys: [String]
    ) -> Circuit {
        Circuit(
            key: item.key, name: item.text(.name) ?? name ?? item.key, type: item.text(.type), cid: item.text(.cid),
            contract: item.text(.under), provider: item.text(.with), a: item.text(.a), z: z, commit: item.value(.commit, ScalarText.speed),
            fee: item.text(.fee), sla: item[.sla].map { Self.serviceLevel($0) }, conduits: item.texts(.along), isDerived: isDerived,
            formerKeys: formerKeys, validity: validity, spot: item.spot)
    }
}
