extension InventoryBuilder {
    mutating func buildPlaces() {
        for item in items(.locations, .location, .location, LocationKey.self) {
            inventory.locations.add(
                Location(
                    key: item.key, name: item.text(.name) ?? item.key, address: item.text(.address), note: item.note,
                    validity: item.validity, spot: item.spot))
        }
        for item in items(.racks, .rack, .rack, RackKey.self) {
            inventory.racks.add(
                Rack(
                    key: item.key, name: item.text(.name) ?? item.key,
                    location: item.key.split(separator: "/").first.map(String.init), height: item.value(.u) { Int($0) } ?? 42,
                    feeds: item.texts(.feeds), validity: item.validity, spot: item.spot))
        }
        for item in items(.feeds, .feed, .feed, FeedKey.self) {
            inventory.feeds.add(
                PowerFeed(
                    key: item.key, name: item.text(.name) ?? item.key, above: item.text(.from), validity: item.validity, spot: item.spot))
        }
        for item in items(.conduits, .conduit, .conduit, ConduitKey.self) {
            inventory.conduits.add(
                Conduit(key: item.key, name: item.text(.name) ?? item.key, validity: item.validity, spot: item.spot))
        }
    }

    mutating func buildPrefixes() {
        for item in items(.prefixes, .prefix, .prefix, PrefixKey.self) {
            guard let prefix = try? IPPrefix(item.key) else { continue }
            let block = AddressBlock(
                key: item.key, name: item.text(.name) ?? item.key, prefix: prefix, vrf: item.text(.vrf) ?? "public",
                status: item.word(.status, as: AddressBlock.Status.self) ?? .active, role: item.text(.role),
                validity: item.validity, spot: item.spot)
            inventory.prefixes.add(block)
        }
    }
}
