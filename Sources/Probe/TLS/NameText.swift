import NetInventory
import SwiftASN1

/// A distinguished name for people: `CN=www.example.gov.cn, O=示例县, C=CN` (RFC 5280 §4.1.2.4, in the order of RFC 4514).
enum NameText {
    /// Nil where the bytes are no name; safe to print, and not longer than 300 characters.
    static func of(_ node: ASN1Node) -> String? {
        guard node.identifier == .sequence, let sets = node.parts else { return nil }
        var texts: [String] = []
        for set in sets.prefix(30).reversed() {
            guard let attributes = set.parts else { return nil }
            for attribute in attributes.prefix(10) {
                guard let fields = attribute.parts, fields.count == 2, let kind = ObjectNumber(fields[0]) else { return nil }
                texts.append("\(kind.name ?? kind.text)=\(value(fields[1]))")
            }
        }
        return VisibleText.line(texts.joined(separator: ", "), length: 300)
    }

    private static func value(_ node: ASN1Node) -> String {
        guard let bytes = node.bytes else { return "?" }
        switch node.identifier {
        // One letter a byte, as everybody uses it.
        case .teletexString: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        // BMPString: two bytes a letter, the higher one first.
        case ASN1Identifier(tagWithNumber: 30, tagClass: .universal):
            let units = zip(bytes, bytes.dropFirst()).enumerated().filter { $0.offset % 2 == 0 }
            return String(decoding: units.map { UInt16($0.element.0) << 8 | UInt16($0.element.1) }, as: UTF16.self)
        case _: return String(decoding: bytes, as: UTF8.self)
        }
    }
}
