import SwiftASN1

/// The kind and size of a public key: `SubjectPublicKeyInfo ::= SEQUENCE { SEQUENCE { algorithm, parameters? }, BIT STRING }` (RFC 5280
/// §4.1, RFC 3279 §2.3, RFC 5480 §2.1).
struct KeyText {
    let text: String
    let isGuomi: Bool

    init?(_ info: ASN1Node) {
        guard let parts = info.parts, parts.count == 2, let algorithm = parts[0].parts, let number = ObjectNumber(algorithm.first),
            let bits = parts[1].bytes
        else { return nil }
        let curve = algorithm.count > 1 ? ObjectNumber(algorithm[1]) : nil
        isGuomi = number.isGuomi || curve?.isGuomi == true
        switch number.text {
        case "1.2.840.113549.1.1.1": text = Self.rsaBits(bits.dropFirst()).map { "RSA \($0)" } ?? "RSA"
        case "1.2.840.10045.2.1" where isGuomi: text = "SM2"
        case "1.2.840.10045.2.1": text = "EC \(curve.map { $0.name ?? $0.text } ?? "of a curve of its own")"
        case _: text = number.name ?? number.text
        }
    }

    /// `RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }`
    private static func rsaBits(_ key: ArraySlice<UInt8>) -> Int? {
        guard let modulus = (try? DER.parse(Array(key)))?.parts?.first, modulus.identifier == .integer,
            let bytes = modulus.bytes?.drop(while: { $0 == 0 }), let first = bytes.first
        else { return nil }
        return bytes.count * 8 - first.leadingZeroBitCount
    }
}
