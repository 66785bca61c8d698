/// What an application's `check` asks beside its settings: one of the three.
enum ApplicationCheckKey: String, TopologyKey {
    case http, tcp, icmp

    var rule: KeyRule {
        switch self {
        case .http: .optional(.url, "an address to fetch")
        case .tcp: .optional(.hostPort, "a host and port to connect to")
        case .icmp: .optional(.address, "an address to send echo requests to")
        }
    }
}
