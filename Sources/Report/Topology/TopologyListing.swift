package import NetInventory

/// What `topology show` prints: how much of everything there is, and the units by category with where they join.
package struct TopologyListing: RenderableReport {
    package let inventory: Inventory
    /// Of the topology's files; nil where it did not come from any.
    package let hash: String?

    package init(_ inventory: Inventory, hash: String? = nil) {
        self.inventory = inventory
        self.hash = hash
    }

    package func json() -> JSONValue {
        let network = inventory.network
        return .object([
            ("schema", .string("netmon.topology/1")),
            (
                "network",
                .object([
                    ("code", .string(network.code)), ("name", .string(network.name)), ("timezone", .string(network.zone.name)),
                    ("calendar", .orNull(network.calendar)),
                ])
            ),
            ("hash", .orNull(hash)),
            ("counts", TopologyCounts(of: inventory).json()),
            ("units", .array(inOrder.map { ObjectFacts(of: $0).summary() })),
        ])
    }

    /// By category, and as the files have them within each.
    private var inOrder: [MemberUnit] { UnitCategory.allCases.flatMap(members) }

    private func members(_ category: UnitCategory) -> [MemberUnit] { inventory.units.items.filter { $0.category == category } }

    package func text(in language: ReportLanguage) -> String {
        var lines = [inventory.network.name, TopologyCounts(of: inventory).line(in: language)]
        var table = TextTable(
            ([.unit, .id, .rank, .net, .gateway, .uplinks, .validity] as [Phrase]).map { .left($0.text(in: language)) })
        for category in UnitCategory.allCases {
            let members = members(category)
            guard !members.isEmpty else { continue }
            table.addHeading(Phrase.groupHeading.text(in: language, category.phrase.text(in: language), String(members.count)))
            for unit in members { table.add(cells(unit, in: language)) }
        }
        if inventory.units.count > 0 { lines += ["", table.text] }
        return lines.lines
    }

    private func cells(_ unit: MemberUnit, in language: ReportLanguage) -> [String] {
        let uplinks = unit.uplinks.map(\.end.description).joined(separator: " ")
        return [
            "  " + unit.name, unit.key, unit.rank.phrase.text(in: language), unit.prefixes.map(\.description).joined(separator: " "),
            unit.gateways.map(\.description).joined(separator: " "), uplinks.isEmpty ? language.unknown : uplinks,
            unit.validity.words(in: language),
        ]
    }
}

extension Validity {
    /// Empty for what has always been active; `自 2026-10-01`, `至 2026-12-31（不含）`, `计划` otherwise.
    func words(in language: ReportLanguage) -> String {
        var words: [String] = []
        switch status {
        case .active: break
        case .planned: words.append(Phrase.planned.text(in: language))
        case .decommissioning: words.append(Phrase.decommissioning.text(in: language))
        }
        if let since { words.append(Phrase.validSince.text(in: language, since.description)) }
        if let until { words.append(Phrase.validUntil.text(in: language, until.description)) }
        return words.joined(separator: language.listSeparator)
    }
}
