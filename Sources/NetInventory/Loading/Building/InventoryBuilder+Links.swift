extension InventoryBuilder {
    mutating func buildLinks() {
        var taken: [LinkEnd: [Link]] = [:]
        var counts: [String: Int] = [:]
        let defaultSpeed = inheritance.defaults(of: .link)?[LinkKey.speed.rawValue]?.text.flatMap(ScalarText.speed)
        for node in document.lists[.links] ?? [] {
            if let link = written(node, defaultSpeed, &counts) { add(link, &taken) }
        }
        for unit in inventory.units.items {
            let near = LinkEnd(
                object: inventory.devices["acc-\(unit.key)"]?.unit == unit.key ? ObjectID(.device, "acc-\(unit.key)") : unit.id)
            for uplink in unit.uplinks {
                let ends = [near, uplink.end].sorted()
                guard near.object != uplink.end.object else {
                    log.report(.linkToItself(near.description), at: uplink.spot)
                    continue
                }
                let key = key(of: ends, &counts)
                add(
                    Link(
                        key: key, name: key, ends: ends, speed: defaultSpeed, circuit: uplink.circuit, conduits: uplink.conduits,
                        isDerived: true, validity: unit.validity, spot: uplink.spot), &taken)
            }
        }
    }

    private func written(_ node: YamlNode, _ defaultSpeed: Int64?, _ counts: inout [String: Int]) -> Link? {
        var ends: [LinkEnd]
        let effective: YamlNode
        var speed = defaultSpeed
        if let text = node.text {
            guard let link = LinkText(text) else { return nil }
            ends = link.ends
            speed = link.speed ?? speed
            effective = inheritance.effective(.empty(node.spot), as: .link, spot: node.spot) ?? .empty(node.spot)
        } else {
            guard let merged = inheritance.effective(node, as: .link, spot: node.spot) else { return nil }
            effective = merged
            ends = merged[LinkKey.ends.rawValue]?.elements.compactMap { $0.text.flatMap { LinkEnd(text: $0) } } ?? []
        }
        let item = Item<LinkKey>(key: "", spot: node.spot, node: effective)
        if node.text == nil {
            let missing = item.missing(of: .link)
            if !missing.isEmpty { log.report(.missingKeys(missing, of: "a link"), at: node.spot) }
            speed = item.value(.speed, ScalarText.speed)
        }
        guard ends.count == 2 else { return nil }
        ends.sort()
        guard ends[0].object != ends[1].object else {
            log.report(.linkToItself(ends[0].object.description), at: node.spot)
            return nil
        }
        let key = item.text(.id) ?? key(of: ends, &counts)
        return Link(
            key: key, name: item.text(.name) ?? key, ends: ends, speed: speed, circuit: item.text(.via), conduits: item.texts(.along),
            isDerived: false, validity: item.validity, spot: node.spot)
    }

    /// The ends in sorted order; parallel links without ports are numbered from `#2`.
    private func key(of ends: [LinkEnd], _ counts: inout [String: Int]) -> String {
        let key = ends.map(\.description).joined(separator: "--")
        counts[key, default: 0] += 1
        let count = counts[key, default: 1]
        return count == 1 ? key : "\(key)#\(count)"
    }

    /// Adds a link, unless a port of it is taken at the same time: one message for the two ends of a link that is written twice.
    private mutating func add(_ link: Link, _ taken: inout [LinkEnd: [Link]]) {
        var isTold = false
        for end in link.ends where end.port != nil {
            if !isTold, let other = taken[end]?.first(where: { $0.validity.overlaps(link.validity) }) {
                log.report(.portUsedTwice(end.description, other: other.spot), at: link.spot)
                isTold = true
            }
            guard taken[end, default: []].count < YamlLimits.holders else {
                log.report(.tooManyHolders(end.description), at: link.spot)
                return
            }
            taken[end, default: []].append(link)
        }
        if !inventory.links.add(link), !isTold, let other = inventory.links[link.key] {
            log.report(.duplicateID(link.id, other: other.spot), at: link.spot)
        }
    }
}
