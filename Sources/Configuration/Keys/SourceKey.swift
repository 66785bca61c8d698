import NetInventory

/// Keys of `probes.source`.
enum SourceKey: String, TopologyKey {
    case ipv4, ipv6

    var rule: KeyRule {
        switch self {
        case .ipv4: .optional(.addressOf(.v4), "for targets with an IPv4 address")
        case .ipv6: .optional(.addressOf(.v6), "for targets with an IPv6 address")
        }
    }
}
