/// What a name server can be asked about a name (RFC 1035 §3.2.2, RFC 3596, RFC 2782).
package enum DNSRecordType: UInt16, CaseIterable, Hashable, Sendable {
    case a = 1
    case ns = 2
    case cname = 5
    case soa = 6
    case ptr = 12
    case mx = 15
    case txt = 16
    case aaaa = 28
    case srv = 33

    /// As people write it: `AAAA`.
    package var name: String {
        switch self {
        case .a: "A"
        case .ns: "NS"
        case .cname: "CNAME"
        case .soa: "SOA"
        case .ptr: "PTR"
        case .mx: "MX"
        case .txt: "TXT"
        case .aaaa: "AAAA"
        case .srv: "SRV"
        }
    }

    /// Reads the name in any case.
    package init?(name: some StringProtocol) {
        let wanted = name.uppercased()
        guard let type = Self.allCases.first(where: { $0.name == wanted }) else { return nil }
        self = type
    }

    /// The name of any number; `TYPE65` where netmon knows none (RFC 3597 §5).
    static func name(of number: UInt16) -> String { DNSRecordType(rawValue: number)?.name ?? "TYPE\(number)" }
}
