/// Keys of `units`.
enum UnitKey: String, TopologyKey {
    case name, en, category, type, rank, code, vrf, net, gateway, uplink, why, access, site, checks
    case upWhen = "up_when"
    case calendar, kind, contact

    var rule: KeyRule {
        switch self {
        case .name: .required(.text, "its name")
        case .en: .optional(.text, "its English name")
        case .category: .required(.words(of: UnitCategory.self), "what sort of unit it is")
        case .type: .optional(.text, "a finer sort, in your own words")
        case .rank: .optional(.words(of: UnitRank.self), "its rank; default 无")
        case .code: .optional(.text, "its code; leading zeros are kept")
        case .vrf: .optional(.text, "the VRF of its prefixes; default public")
        case .net: .required(.oneOrMore(.scalar(.prefix)), "what traffic is attributed to it by")
        case .gateway: .optional(.oneOrMore(.scalar(.address)), "the address that stands for it; default the first host of `net`")
        case .uplink: .optional(.uplink, "where it joins the network")
        case .why: .optional(.text, "why it has no uplink, with `uplink: none`")
        case .access: .optional(.referenceOrNone(.kind), "the kind of its access device `acc-KEY`, which is derived")
        case .site: .optional(.path, "the path of its disclosure site, which is derived")
        case .checks: .optional(.checks, "default: ICMP to each gateway")
        case .upWhen: .optional(.words(of: MemberUnit.UpRule.self), "up when any or all of its checks are; default any")
        case .calendar: .optional(.reference(.calendar), "its own calendar")
        case .kind: .optional(.reference(.kind), "the kind whose keys it takes over")
        case .contact: .optional(.oneOrMore(.scalar(.reference(.contact))), "whom to call there")
        }
    }
}
