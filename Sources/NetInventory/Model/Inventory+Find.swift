extension Inventory {
    /// Every object that the topology names or derives, kind by kind.
    package var objects: [any Identified] {
        let kinds: [[any Identified]] = [
            units.items, devices.items, sites.items, applications.items, circuits.items, links.items, conduits.items, locations.items,
            racks.items, feeds.items, contracts.items, providers.items, prefixes.items, calendars.items,
            contacts.items,
        ]
        return kinds.flatMap(\.self)
    }

    /// Finds an object by what people type: `unit/jyj`, `jyj`, a former key, a full name, or a part of a name that only one has.
    ///
    /// A key or name that several kinds have means the unit. Of a unit and what the template made for it (its access device, circuits,
    /// links and site carry its name) the unit is meant; of a thing that is written and one that is derived, the former.
    package func find(_ text: String) -> ObjectMatch {
        let objects = objects
        if let id = ObjectID(text), objects.contains(where: { $0.id == id }) { return .found(id) }
        let lowered = text.lowercased()
        let questions: [(any Identified) -> Bool] = [
            { $0.key == text },
            { $0.formerKeys.contains(text) },
            { Self.names(of: $0).contains(lowered) },
            // A contact's name holds its unit's, which is then the one that is meant.
            { object in !lowered.isEmpty && !(object is Contact) && Self.names(of: object).contains { $0.contains(lowered) } },
        ]
        for (step, question) in questions.enumerated() {
            let matches = objects.filter(question)
            let isWhole = step < 3
            let units = matches.filter { type(of: $0).kind == .unit }
            if isWhole, units.count == 1 { return .found(units[0].id) }
            let keys = Set(units.map(\.key))
            var left = matches.filter { !(Self.ownerWhereDerived($0).map(keys.contains) ?? false) }
            let written = left.filter { Self.ownerWhereDerived($0) == nil }
            if !written.isEmpty { left = written }
            if left.count == 1 { return .found(left[0].id) }
            if left.count > 1 { return .ambiguous(left.map(\.id)) }
        }
        var seen: Set<String> = []
        let words = (objects.map(\.key) + objects.map(\.name)).filter { seen.insert($0).inserted }
        return .unknown(nearest: NearestName.of(text, in: words, count: 3))
    }

    private static func names(of object: any Identified) -> [String] {
        let english: String? =
            switch object {
            case let unit as MemberUnit: unit.englishName
            case let application as NetworkApplication: application.englishName
            default: nil
            }
        // Where nobody gave it a name, its key stands in; a part of a key is not a part of a name.
        return [object.name == object.key ? nil : object.name, english].compactMap { $0?.lowercased() }
    }

    /// The unit for which a template made the object; nil for an object that is written.
    private static func ownerWhereDerived(_ object: any Identified) -> String? {
        switch object {
        case let device as Device: device.isDerived ? device.unit : nil
        case let circuit as Circuit: circuit.isDerived ? circuit.z : nil
        case let site as DisclosureSite: site.key == site.unit ? site.unit : nil
        default: nil
        }
    }
}
