package import NetInventory

/// Whom to ask, and for what: `dns://127.64.3.1:53/www.example.gov.cn?type=AAAA&transport=tcp`.
package struct DNSQuestion: Hashable, Sendable {
    package let server: IPAddress
    package let port: Int
    package let name: DNSName
    package let type: DNSRecordType
    /// Over TCP from the first; else over UDP, and over TCP only what does not fit into a datagram.
    package let isTCP: Bool

    /// Whether a text means to be such a question, however wrong it is.
    package static func isMeant(_ text: some StringProtocol) -> Bool { text.prefix(6).lowercased() == "dns://" }

    package init(_ text: String) throws(ProbeTargetMistake) {
        func mistake(_ remedy: String) -> ProbeTargetMistake { .badDNS(text, remedy) }
        guard Self.isMeant(text) else { throw mistake("write dns://SERVER/NAME") }
        let rest = text.dropFirst(6)
        guard let slash = rest.firstIndex(of: "/") else { throw mistake("write the name to ask for behind the server: dns://SERVER/NAME") }
        guard let place = HostAndPort(rest[..<slash]), let server = IPAddress(place.host) else {
            throw mistake("write the server as an address, IPv6 in brackets, with a port from 1 to 65535 if it is not 53")
        }
        self.server = server
        port = place.port ?? 53
        let tail = rest[rest.index(after: slash)...]
        let mark = tail.firstIndex(of: "?") ?? tail.endIndex
        guard let name = DNSName(tail[..<mark]) else {
            throw mistake("write the name in letters, digits, - and _ with labels of at most 63; Chinese names in their form xn--…")
        }
        self.name = name
        var type: DNSRecordType?
        var transport: Bool?
        for setting in tail[mark...].dropFirst().split(separator: "&", omittingEmptySubsequences: false) where mark != tail.endIndex {
            let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            switch (parts[0], parts.count > 1 ? parts[1] : "") {
            case ("type", let value) where type == nil:
                guard let read = DNSRecordType(name: value) else {
                    throw mistake("write a type of \(DNSRecordType.allCases.map(\.name).joined(separator: ", "))")
                }
                type = read
            case ("transport", "tcp") where transport == nil: transport = true
            case ("transport", "udp") where transport == nil: transport = false
            case _: throw mistake("write no more than ?type=A and &transport=tcp behind the name, each once")
            }
        }
        self.type = type ?? .a
        isTCP = transport ?? false
    }

    /// `www.example.gov.cn A`
    var asked: String { "\(VisibleText.line(name.text, length: 120)) \(type.name)" }
}
