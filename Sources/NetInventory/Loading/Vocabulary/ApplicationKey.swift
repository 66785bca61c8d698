/// Keys of `applications`.
enum ApplicationKey: String, TopologyKey {
    case name, en, check, checks, needs, users, host, kind

    var rule: KeyRule {
        switch self {
        case .name: .required(.text, "its name")
        case .en: .optional(.text, "its English name")
        case .check: .optional(.table(.applicationCheck), "its one check")
        case .checks: .optional(.checks, "its checks, where it has several; `icmp` and `tcp` ask `host`")
        case .needs: .optional(.oneOrMore(.scalar(.need)), "what must work for it; `a | b` is either")
        case .users: .optional(.oneOrMore(.scalar(.userUnits)), "who uses it; default all")
        case .host: .optional(.text, "an address, a host name or a device, which `checks` ask")
        case .kind: .optional(.reference(.kind), "the kind whose keys it takes over")
        }
    }
}
