/// What a mapping of checks may contain.
enum CheckKind: String, CaseIterable, Sendable {
    case icmp, tcp, http

    var table: KeyTable {
        switch self {
        case .icmp: .icmpCheck
        case .tcp: .tcpCheck
        case .http: .httpCheck
        }
    }
}
