import NetInventory

/// `name`, `name:port`, `127.0.0.1:port`, `[::1]`, `[::1]:port` taken apart.
struct HostAndPort: Equatable {
    /// A name or an address, IPv6 without brackets.
    let host: String
    let port: Int?

    init?(_ text: some StringProtocol) {
        let portText: Substring?
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = String(text[text.index(after: text.startIndex)..<end])
            guard host.contains(":"), IPAddress(host) != nil else { return nil }
            let rest = Substring(text[text.index(after: end)...])
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            portText = rest.isEmpty ? nil : rest.dropFirst()
        } else {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count <= 2 else { return nil }
            host = String(parts[0])
            guard IPAddress(host) != nil || Self.isName(host) else { return nil }
            portText = parts.count == 2 ? Substring(parts[1]) : nil
        }
        if let portText {
            guard let number = Self.port(portText) else { return nil }
            port = number
        } else {
            port = nil
        }
    }

    /// A port as people write it: digits, 1 to 65535.
    static func port(_ text: some StringProtocol) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text),
            (1...65_535).contains(number)
        else { return nil }
        return number
    }

    /// Whether a text can be the name of a host (RFC 1123 §2.1, with the underscore that is in use).
    ///
    /// A name whose last label is a number is refused: the resolver would take `10.1` for an address.
    static func isName(_ text: some StringProtocol) -> Bool {
        let bare = text.hasSuffix(".") ? text.dropLast() : text[...]
        guard (1...253).contains(bare.utf8.count) else { return false }
        let labels = bare.split(separator: ".", omittingEmptySubsequences: false)
        let areSound = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
        }
        return areSound && labels.last?.utf8.allSatisfy { (48...57).contains($0) } == false
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
}
