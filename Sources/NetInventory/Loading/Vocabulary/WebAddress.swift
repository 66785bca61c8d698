/// The parts of an http or https address (RFC 3986 §3) that a topology cares about.
struct WebAddress {
    /// Scheme, host and port: `http://127.64.9.10:8080`.
    var origin: String

    /// Nil for another scheme, a missing or bad host, a user name (a secret does not belong here), blanks and whatever a URL has to escape.
    init?(_ text: String) {
        guard let scheme = ["http://", "https://"].first(where: text.hasPrefix),
            text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && !"\"<>\\^`{|}".utf8.contains($0) })
        else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.isEmpty, !authority.contains("@") else { return nil }
        let hasPort = authority.hasPrefix("[") ? authority.contains("]:") : authority.contains(":")
        guard ScalarText.hostPort(hasPort ? String(authority) : authority + ":80") != nil else { return nil }
        origin = scheme + authority
    }

    /// Host and port in lower case, the scheme's own port where none is written: `127.64.9.10:8080`.
    var place: String {
        let isSecure = origin.hasPrefix("https")
        let authority = origin.dropFirst(isSecure ? 8 : 7).lowercased()
        let hasPort = authority.hasPrefix("[") ? authority.contains("]:") : authority.contains(":")
        return hasPort ? authority : authority + (isSecure ? ":443" : ":80")
    }

    /// The text without what stands before an `@` of its host: a password must not get into a log by way of an error.
    static func masked(_ text: String) -> String {
        guard let slashes = text.firstRange(of: "://"), let at = text.lastIndex(of: "@"), slashes.upperBound < at else { return text }
        return text[..<slashes.upperBound] + "…" + text[at...]
    }
}
