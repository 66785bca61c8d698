extension ProbeURL {
    /// `http://example.gov.cn:8080/a?b`
    package var text: String { (isSecure ? "https://" : "http://") + hostHeader + path }

    /// The address that a reference on this page leads to (RFC 3986 §5.2); nil for what is no web address, or longer than 8 KiB.
    package func following(_ reference: String) -> ProbeURL? {
        let reference = reference.prefix { $0 != "#" }.drop { $0 == " " || $0 == "\t" }
        guard reference.utf8.count <= 8192 else { return nil }
        if Self.hasScheme(reference) { return ProbeURL(String(reference)) }
        if reference.hasPrefix("//") { return ProbeURL((isSecure ? "https:" : "http:") + reference) }
        let own = path.prefix { $0 != "?" }
        let target: String
        if reference.isEmpty {
            target = path
        } else if reference.hasPrefix("?") {
            target = String(own + reference)
        } else if reference.hasPrefix("/") {
            target = String(reference)
        } else {
            target = String(own[...(own.lastIndex(of: "/") ?? own.startIndex)] + reference)
        }
        let query = target.firstIndex(of: "?") ?? target.endIndex
        let origin = (isSecure ? "https://" : "http://") + hostHeader
        return ProbeURL(origin + Self.withoutDots(target[..<query]) + target[query...])
    }

    /// A letter, then letters, digits and `+-.`, up to a colon (RFC 3986 §3.1).
    private static func hasScheme(_ text: Substring) -> Bool {
        guard let colon = text.firstIndex(of: ":"), text.first?.isASCII == true, text.first?.isLetter == true else { return false }
        return text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    }

    /// `.` and `..` carried out (RFC 3986 §5.2.4).
    private static func withoutDots(_ path: Substring) -> String {
        var kept: [Substring] = []
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (place, part) in parts.enumerated() {
            let isLast = place == parts.count - 1
            switch part {
            case ".": if isLast { kept.append("") }
            case "..":
                _ = kept.popLast()
                if isLast { kept.append("") }
            case _: kept.append(part)
            }
        }
        return "/" + kept.joined(separator: "/")
    }
}
