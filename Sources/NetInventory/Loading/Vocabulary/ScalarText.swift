/// Reads the texts that have a form; nil for any other text, never a guess.
enum ScalarText {
    /// `500ms 30s 5m 4h 90d`: a whole number above zero, and its unit.
    static func duration(_ text: String) -> Milliseconds? {
        guard let (number, unit) = split(text), let count = wholeNumber(number), count > 0 else { return nil }
        let factor: Int64
        switch unit {
        case "ms": factor = 1
        case "s": factor = 1000
        case "m": factor = 60_000
        case "h": factor = 3_600_000
        case "d": factor = 86_400_000
        default: return nil
        }
        return Milliseconds(count * factor)
    }

    /// `90d`
    static func days(_ text: String) -> Int? {
        guard let (number, unit) = split(text), unit == "d", let count = wholeNumber(number), count > 0 else { return nil }
        return Int(count)
    }

    /// `64K 100M 1G 2.5G`: bits a second, by powers of 1000; a whole number of bits.
    static func speed(_ text: String) -> Int64? {
        guard let (number, unit) = split(text), let position = ["K", "M", "G", "T"].firstIndex(of: unit) else { return nil }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = wholeNumber(String(parts[0])), whole < 1_000_000 else { return nil }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard parts.count == 1 || (1...3).contains(fraction.count) else { return nil }
        guard let thousandths = fraction.isEmpty ? 0 : wholeNumber(fraction + String(repeating: "0", count: 3 - fraction.count))
        else { return nil }
        let perUnit = (0..<position).reduce(Int64(1)) { factor, _ in factor * 1000 }
        let bits = (whole * 1000 + thousandths) * perUnit
        return bits > 0 ? bits : nil
    }

    /// `30m 3.2km`, in metres
    static func length(_ text: String) -> Double? {
        guard let (number, unit) = split(text), unit == "m" || unit == "km", let count = decimal(number) else { return nil }
        return unit == "km" ? count * 1000 : count
    }

    /// `99.9%` as 0…1
    static func percent(_ text: String) -> Double? {
        guard let (number, unit) = split(text), unit == "%", let count = decimal(number), count <= 100 else { return nil }
        return count / 100
    }

    /// Digits, and one point with digits on both sides: no sign, no exponent.
    static func decimal(_ text: String) -> Double? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 15 && $0.utf8.allSatisfy(isDigit) }) else { return nil }
        return Double(text)
    }

    static func wholeNumber(_ text: String) -> Int64? {
        guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy(isDigit) else { return nil }
        return Int64(text)
    }

    static func yesNo(_ text: String) -> Bool? {
        switch text {
        case "yes": true
        case "no": false
        default: nil
        }
    }

    static func isBareNumber(_ text: String) -> Bool { decimal(text) != nil }

    /// Lower-case letters, digits and single `-` between them.
    static func isID(_ text: String) -> Bool {
        guard !text.isEmpty, !text.hasPrefix("-"), !text.hasSuffix("-"), !text.contains("--") else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || isDigit($0) || $0 == 45 }
    }

    /// The id that was probably meant: upper case lowered, `_`, `.` and blanks as `-`.
    static func meantID(_ text: String) -> String? {
        let meant = String(text.lowercased().map { "_. ".contains($0) ? "-" : $0 })
        return meant != text && isID(meant) ? meant : nil
    }

    /// `/jyj/`: begins with a slash, nothing that a URL would have to escape.
    static func isPath(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//")
            && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"\"<>\\^`{|}?#".utf8.contains($0) }
    }

    /// `host:port`, an IPv6 address in brackets.
    static func hostPort(_ text: String) -> (host: String, port: Int)? {
        guard let colon = text.lastIndex(of: ":"), let port = wholeNumber(String(text[text.index(after: colon)...])),
            (1...65535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard let address = IPAddress(host), address.family == .v6 else { return nil }
            return (address.description, Int(port))
        }
        return isHost(host) ? (String(host), Int(port)) : nil
    }

    /// An IPv4 address, or a name of letters, digits, `-` and `.` (RFC 1123 §2.1).
    static func isHost(_ text: some StringProtocol) -> Bool {
        if IPAddress(text)?.family == .v4 { return true }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard !labels.isEmpty, text.utf8.count <= 253, labels.last?.utf8.allSatisfy(isDigit) == false else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == 45 }
        }
    }

    /// A path without control characters; whether it exists is another question.
    static func isFile(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 4096 && !text.hasPrefix("~") && Utf8Scan.firstControl(in: text) == nil
            && !text.contains { $0.isNewline || $0 == "\t" }
    }

    /// `netmon`, `svc_netmon`: what useradd(8) and groupadd(8) take.
    static func isAccount(_ text: String) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first) || first == 95, text.utf8.count <= 32 else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || isDigit($0) || $0 == 95 || $0 == 45 }
    }

    /// As the kernel takes them (dev_valid_name): 1 to 15 bytes, neither `.` nor `..`, no blank, `/` or `:`.
    static func isInterface(_ text: String) -> Bool {
        (1...15).contains(text.utf8.count) && text != "." && text != ".."
            && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 47 && $0 != 58 }
    }

    /// Printable ASCII without a blank at either end (RFC 9110 §5.5).
    static func isHeaderText(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 256 && !text.hasPrefix(" ") && !text.hasSuffix(" ")
            && text.utf8.allSatisfy { $0 >= 32 && $0 < 127 }
    }

    /// Three to twenty digits, grouped as people do it, with an extension behind `-` or `转`: `0558-0000000转8001`.
    static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.count(where: isDigit)
        let parts = text.split(separator: "转", maxSplits: 1, omittingEmptySubsequences: false)
        return (3...20).contains(digits) && text.utf8.count <= 40
            && parts.allSatisfy { part in
                part.utf8.contains(where: isDigit) && part.utf8.allSatisfy { isDigit($0) || " -+()".utf8.contains($0) }
            }
    }

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) || (65...90).contains(byte) }

    /// Digits and points in front, the rest behind: `2.5` and `G`.
    private static func split(_ text: String) -> (number: String, unit: String)? {
        let number = text.prefix { $0 == "." || $0.isASCII && $0.isNumber }
        return number.isEmpty ? nil : (String(number), String(text[number.endIndex...]))
    }
}
