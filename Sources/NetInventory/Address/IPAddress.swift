/// An IPv4 or IPv6 address as its bits.
package struct IPAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
    package enum Family: UInt8, Sendable, CaseIterable {
        case v4 = 4
        case v6 = 6

        package var bits: Int { self == .v4 ? 32 : 128 }
    }

    package let family: Family
    // Two halves, not one UInt128: Swift 6.3.1 without optimization crashes where an async function takes a 128-bit number
    // among arguments that no longer fit into registers (the callee takes another number of bytes off the stack).
    private let high: UInt64
    private let low: UInt64

    /// The address as a number; an IPv4 address in the low 32 bits.
    package var bits: UInt128 { UInt128(high) << 64 | UInt128(low) }

    package init(v4 bits: UInt32) {
        self.init(family: .v4, bits: UInt128(bits))
    }

    package init(v6 bits: UInt128) {
        self.init(family: .v6, bits: bits)
    }

    init(family: Family, bits: UInt128) {
        self.family = family
        high = UInt64(truncatingIfNeeded: bits >> 64)
        low = UInt64(truncatingIfNeeded: bits)
    }

    /// Reads dotted decimal (RFC 6943 §3.1.1, strict: four parts, no leading zero) or RFC 4291 §2.2 text.
    package init?(_ text: some StringProtocol) {
        self.init(Substring(text))
    }

    /// For one kind of text only, which the compiler makes fast code for: lists of targets hold a million.
    private init?(_ text: Substring) {
        if let bits = Self.parseV4(text) {
            self.init(v4: bits)
        } else if let bits = Self.parseV6(text) {
            self.init(v6: bits)
        } else {
            return nil
        }
    }

    /// The next address, or nil after the last one.
    package var next: IPAddress? {
        let limit = family == .v4 ? UInt128(UInt32.max) : UInt128.max
        return bits == limit ? nil : IPAddress(family: family, bits: bits + 1)
    }

    package static func < (left: IPAddress, right: IPAddress) -> Bool {
        (left.family.rawValue, left.bits) < (right.family.rawValue, right.bits)
    }

    package var description: String {
        family == .v4 ? Self.formatV4(UInt32(truncatingIfNeeded: bits)) : Self.formatV6(bits)
    }

    private static func formatV4(_ bits: UInt32) -> String {
        "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
    }

    /// RFC 5952: lower case, the longest run of two or more zero groups shortened, the first of equals.
    private static func formatV6(_ bits: UInt128) -> String {
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
        if groups[0..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xffff {
            return "::ffff:" + formatV4(UInt32(truncatingIfNeeded: bits))
        }
        var best = 0..<0
        var start = 0
        while start < 8 {
            guard groups[start] == 0 else {
                start += 1
                continue
            }
            var end = start
            while end < 8, groups[end] == 0 { end += 1 }
            if end - start > max(1, best.count) { best = start..<end }
            start = end
        }
        func text(_ slice: ArraySlice<UInt16>) -> String { slice.map { String($0, radix: 16) }.joined(separator: ":") }
        return best.isEmpty ? text(groups[...]) : text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...])
    }

    private static func parseV4(_ text: Substring) -> UInt32? {
        var bits: UInt32 = 0
        var (dots, digits, octet) = (0, 0, 0)
        let bytes = text.utf8Span.span
        // The longest is 255.255.255.255.
        guard bytes.count <= 15 else { return nil }
        for index in bytes.indices {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                // A leading zero is octal to some readers: nobody is to guess.
                guard digits == 0 || octet > 0 else { return nil }
                octet = octet * 10 + Int(byte - UInt8(ascii: "0"))
                digits += 1
                guard octet <= 255 else { return nil }
            case UInt8(ascii: "."):
                guard digits > 0, dots < 3 else { return nil }
                bits = bits << 8 | UInt32(octet)
                (dots, digits, octet) = (dots + 1, 0, 0)
            case _:
                return nil
            }
        }
        return digits > 0 && dots == 3 ? bits << 8 | UInt32(octet) : nil
    }

    private static func parseV6(_ text: Substring) -> UInt128? {
        guard text.utf8.count <= 45, text.utf8.contains(UInt8(ascii: ":")) else { return nil }
        let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count) else { return nil }
        var groups: [[UInt16]] = []
        for (index, half) in halves.enumerated() {
            guard let parsed = parseGroups(half, allowV4Tail: index == halves.count - 1) else { return nil }
            groups.append(parsed)
        }
        let head = groups[0]
        let tail = halves.count == 2 ? groups[1] : []
        let missing = 8 - head.count - tail.count
        guard halves.count == 2 ? missing >= 1 : missing == 0 else { return nil }
        return (head + Array(repeating: 0, count: missing) + tail).reduce(UInt128(0)) { $0 << 16 | UInt128($1) }
    }

    private static func parseGroups(_ text: Substring, allowV4Tail: Bool) -> [UInt16]? {
        if text.isEmpty { return [] }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (index, part) in parts.enumerated() {
            if allowV4Tail, index == parts.count - 1, part.contains(".") {
                guard let tail = parseV4(part) else { return nil }
                groups += [UInt16(truncatingIfNeeded: tail >> 16), UInt16(truncatingIfNeeded: tail)]
            } else {
                guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy(isHexDigit), let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
}
