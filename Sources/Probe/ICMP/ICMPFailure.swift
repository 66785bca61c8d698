import NetInventory

/// A router's word on one of our echoes: its kind, and which echo it quotes.
package struct ICMPFailure: Equatable {
    var code: ProbeFailure.Code
    var type: UInt8
    var subtype: UInt8
    /// The largest packet that passes, where the message says it (RFC 1191 §4, RFC 4443 §3.2).
    var mtu: UInt32?
    /// Where the quoted echo was bound for.
    var destination: IPAddress
    var quoted: EchoMark

    /// What an ICMP error of this type and code means for a probe, or nil for one that is no verdict on the target
    /// (RFC 792, RFC 1812 §5.2.7.1).
    static func codeV4(type: UInt8, subtype: UInt8) -> ProbeFailure.Code? {
        switch (type, subtype) {
        case (3, 0), (3, 5), (3, 6), (3, 11): .netUnreachable
        case (3, 1), (3, 2), (3, 7), (3, 8), (3, 12): .hostUnreachable
        case (3, 3): .portUnreachable
        case (3, 4): .tooBig
        case (3, 9), (3, 10), (3, 13), (3, 14), (3, 15): .adminProhibited
        case (11, 0): .ttlExceeded
        // A redirect, a reassembly that timed out and the rest leave the answer open.
        case (_, _): nil
        }
    }

    /// The same for ICMPv6 (RFC 4443 §3).
    static func codeV6(type: UInt8, subtype: UInt8) -> ProbeFailure.Code? {
        switch (type, subtype) {
        case (1, 0), (1, 2): .netUnreachable
        case (1, 1), (1, 5), (1, 6): .adminProhibited
        case (1, 3): .hostUnreachable
        case (1, 4): .portUnreachable
        case (2, _): .tooBig
        case (3, 0): .ttlExceeded
        case (_, _): nil
        }
    }

    /// One line for people.
    func detail(from router: IPAddress) -> String {
        let what =
            switch code {
            case .netUnreachable: "no route to the network"
            case .hostUnreachable: "the host cannot be reached"
            case .portUnreachable: "port unreachable"
            case .adminProhibited: "forbidden by a filter"
            case .ttlExceeded: "the time to live ran out on the way"
            case .tooBig: mtu.map { "the packet is too big, at most \($0) bytes pass" } ?? "the packet is too big"
            case .timeout, .refused, .reset, .resolve, .tls, .status, .body, .unexpected, .notOpen, .notJudged, .permission, .malformed,
                .local:
                code.rawValue
            }
        return "\(what), says \(router) (ICMP type \(type) code \(subtype))"
    }
}
