internal import NetInventory

extension MemberUnit: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("english_name", .englishName, englishName), ObjectFact("category", .category, category.rawValue, category.phrase),
            ObjectFact("type", .type, type), ObjectFact("rank", .rank, rank.rawValue, rank.phrase), ObjectFact("code", .code, code),
            ObjectFact("vrf", .vrf, vrf), ObjectFact("net", .net, prefixes.map(\.description)),
            ObjectFact("gateway", .gateway, gateways.map(\.description)), ObjectFact("uplinks", .uplinks, uplinks.map(\.words)),
            ObjectFact("without_uplink", .withoutUplink, reasonWithoutUplink), ObjectFact(checks: checks),
            ObjectFact("up_when", .upWhen, upWhen.rawValue, upWhen == .any ? .upWhenAny : .upWhenAll),
            ObjectFact("calendar", .calendar, calendar), ObjectFact("contact", .contact, contacts),
            ObjectFact("former_ids", .formerIDs, formerKeys), ObjectFact("note", .note, note),
        ]
    }
}

extension MemberUnit.Uplink {
    /// `agg-1:GE1/0/1 circuit/l-jyj conduit/k-renmin`
    fileprivate var words: String {
        ([end.description] + (circuit.map { [ObjectID(.circuit, $0).description] } ?? [])
            + conduits.map { ObjectID(.conduit, $0).description }).joined(separator: " ")
    }
}

extension Device: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("role", .role, role.rawValue), ObjectFact("model", .model, model),
            ObjectFact("mgmt", .management, management?.description), ObjectFact("rack", .rack, rack),
            ObjectFact("rack_unit", .rackUnit, rackUnit.map(Int64.init)), ObjectFact("height", .height, Int64(height)),
            ObjectFact("location", .location, location), ObjectFact("unit", .unit, unit), ObjectFact(checks: checks),
            ObjectFact("derived", .derived, isDerived), ObjectFact("note", .note, note),
        ]
    }
}

extension Link: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("ends", .ends, ends.map(\.description)), ObjectFact("speed_bps", .speed, speed),
            ObjectFact("circuit", .circuit, circuit), ObjectFact("along", .conduit, conduits),
            ObjectFact("derived", .derived, isDerived),
        ]
    }
}

extension Circuit: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("type", .type, type), ObjectFact("cid", .carrierNumber, cid), ObjectFact("contract", .contract, contract),
            ObjectFact("provider", .provider, provider), ObjectFact("a", .nearEnd, a), ObjectFact("z", .farEnd, z),
            ObjectFact("commit_bps", .commit, commit), ObjectFact("fee", .fee, fee), ObjectFact("along", .conduit, conduits),
            ObjectFact("derived", .derived, isDerived),
        ]
    }
}

extension AddressBlock: ObjectWithFacts {
    var facts: [ObjectFact] {
        [
            ObjectFact("prefix", .prefix, prefix.description), ObjectFact("vrf", .vrf, vrf), ObjectFact("use", .status, status.rawValue),
            ObjectFact("role", .role, role),
        ]
    }
}
