extension Item where Key == UnitKey {
    /// The kind of its derived access device; nil where it has none, or no uplink that the device could stand at.
    var accessKind: String? {
        guard let name = text(.access), name != "none", !uplinkNodes.isEmpty else { return nil }
        return name
    }

    var accessKey: String { "acc-\(key)" }

    /// Its uplinks as written, each with the key that its circuit would have: `l-jyj`, `l-jyj-2`.
    var uplinkNodes: [(circuit: String, node: YamlNode)] {
        guard let node = self[.uplink], node.text != "none" else { return [] }
        return node.elements.enumerated().map { ($0 == 0 ? "l-\(key)" : "l-\(key)-\($0 + 1)", $1) }
    }

    var vrf: String { text(.vrf) ?? "public" }
}
