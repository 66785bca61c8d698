import NetInventory

/// Keys of `witness`.
enum WitnessKey: String, TopologyKey {
    case interfaces, gateways

    var rule: KeyRule {
        switch self {
        case .interfaces:
            .optional(
                .noneOr(.oneOrMore(.scalar(.interface))), "those without which it sees no target; default: by the routes to the targets")
        case .gateways:
            .optional(.noneOr(.oneOrMore(.scalar(.address))), "those that it sends by; default: by the routes, but for targets of its own")
        }
    }
}
