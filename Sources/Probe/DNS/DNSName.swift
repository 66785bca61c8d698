/// A domain name as it goes over the wire: each label behind its length, and a zero (RFC 1035 §3.1). At most 255 bytes.
package struct DNSName: Hashable, Sendable {
    static let longest = 255

    /// Lengths and labels with the zero at the end, never a pointer.
    package let wire: [UInt8]

    /// Of bytes that are known to be a name.
    init(wire: [UInt8]) { self.wire = wire }

    /// Reads a name as people write it: letters, digits, `-` and `_` between dots; `.` alone is the root. Nil for another text.
    package init?(_ text: some StringProtocol) {
        var wire: [UInt8] = []
        let bare = text.hasSuffix(".") ? text.dropLast() : text[...]
        if !bare.isEmpty {
            for label in bare.utf8.split(separator: 46, omittingEmptySubsequences: false) {
                guard (1...63).contains(label.count), label.allSatisfy(Self.isPlain) else { return nil }
                wire.append(UInt8(label.count))
                wire += label
            }
        } else if text.isEmpty {
            return nil
        }
        wire.append(0)
        guard wire.count <= Self.longest else { return nil }
        self.wire = wire
    }

    /// As people write it, with a dot between labels; a byte that is no plain character as `\DDD` (RFC 1035 §5.1), so it is safe to print.
    package var text: String {
        var text = ""
        var place = 0
        while place < wire.count, wire[place] > 0 {
            let end = min(wire.count, place + 1 + Int(wire[place]))
            if place > 0 { text += "." }
            for byte in wire[(place + 1)..<end] { text += Self.shown(byte) }
            place = end
        }
        return text.isEmpty ? "." : text
    }

    /// Whether it is the same name: the case of ASCII letters does not count (RFC 4343).
    package func isSame(as other: DNSName) -> Bool {
        wire.count == other.wire.count && zip(wire, other.wire).allSatisfy { Self.lower($0) == Self.lower($1) }
    }

    private static func shown(_ byte: UInt8) -> String {
        if byte == 46 || byte == 92 { return "\\" + String(UnicodeScalar(byte)) }
        if (33...126).contains(byte) { return String(UnicodeScalar(byte)) }
        let digits = String(byte)
        return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(lower(byte)) || byte == 45 || byte == 95
    }
}
