/// A message to or from a name server (RFC 1035 §4), as far as netmon needs it: header, question, answers, and EDNS.
package struct DNSMessage: Hashable, Sendable {
    static let headerLength = 12
    /// More records of an answer than anybody needs are passed over.
    static let mostRecords = 256
    /// How large a datagram may be that comes back: what passes any network in one piece (RFC 6891 §6.2.5, DNS flag day 2020).
    static let datagramSize: UInt16 = 1232

    /// The bits of the header's second field (RFC 1035 §4.1.1).
    package struct Flags: OptionSet, Hashable, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        package static let answer = Flags(rawValue: 0x8000)
        package static let authoritative = Flags(rawValue: 0x0400)
        package static let truncated = Flags(rawValue: 0x0200)
        package static let recursionDesired = Flags(rawValue: 0x0100)
        static let operation = Flags(rawValue: 0x7800)
    }

    /// What stands in the OPT record beside its options (RFC 6891 §6.1.3).
    package struct Extension: Hashable, Sendable {
        package var datagramSize: UInt16
        /// The upper eight bits of the response code.
        package var upperCode: UInt8 = 0
        package init(datagramSize: UInt16) { self.datagramSize = datagramSize }
    }

    package var id: UInt16
    /// With the lower four bits of the response code.
    package var flags: Flags
    package var name: DNSName
    package var type: UInt16
    package var netClass: UInt16 = DNSRecord.internet
    package var answers: [DNSRecord] = []
    package var edns: Extension?

    package init(id: UInt16, flags: Flags = .recursionDesired, name: DNSName, type: UInt16, edns: Extension? = nil) {
        self.id = id
        self.flags = flags
        self.name = name
        self.type = type
        self.edns = edns
    }

    /// How the server says that it went; 12 bits with EDNS.
    package var code: Int {
        get { Int(edns?.upperCode ?? 0) << 4 | Int(flags.rawValue & 15) }
        set { flags = Flags(rawValue: flags.rawValue & ~15 | UInt16(newValue & 15)) }
    }

    /// `NXDOMAIN` (RFC 1035 §4.1.1, RFC 2136 §2.2, RFC 6891 §9); `RCODE 9` where netmon knows no name.
    package var codeName: String {
        switch code {
        case 0: "NOERROR"
        case 1: "FORMERR"
        case 2: "SERVFAIL"
        case 3: "NXDOMAIN"
        case 4: "NOTIMP"
        case 5: "REFUSED"
        case 16: "BADVERS"
        case let code: "RCODE \(code)"
        }
    }
}
