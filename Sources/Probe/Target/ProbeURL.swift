/// A web address taken apart: what to connect to, and what to ask for there (RFC 3986; only http and https).
package struct ProbeURL: Hashable, Sendable {
    package let isSecure: Bool
    /// A name or an address, IPv6 without brackets.
    package let host: String
    package let port: Int
    /// Path and query, as they go into the request line; never empty.
    package let path: String

    /// Nil for another scheme, for a name or a port that cannot be, and for user and password in the address.
    package init?(_ text: String) {
        guard let colon = text.firstRange(of: "://") else { return nil }
        switch text[..<colon.lowerBound].lowercased() {
        case "http": isSecure = false
        case "https": isSecure = true
        case _: return nil
        }
        let rest = text[colon.upperBound...]
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        guard let authority = HostAndPort(rest[..<end]) else { return nil }
        host = authority.host
        port = authority.port ?? (isSecure ? 443 : 80)
        let tail = rest[end...].prefix { $0 != "#" }
        path = Self.escaped(tail.hasPrefix("/") ? String(tail) : "/" + tail)
    }

    /// `example.gov.cn`, `example.gov.cn:8080`, `[::1]:8080`: the port only where it is not the scheme's own.
    package var hostHeader: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }

    /// What may not stand in a request line (spaces, Chinese characters) as percent and bytes.
    private static func escaped(_ path: String) -> String {
        guard path.utf8.contains(where: { $0 <= 32 || $0 >= 127 }) else { return path }
        return path.utf8.map { byte in
            guard byte <= 32 || byte >= 127 else { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" + digits : digits)
        }.joined()
    }
}
