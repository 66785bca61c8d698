import SwiftASN1

/// The number that ASN.1 gives to an algorithm, a kind of name or an extension: `1.2.840.113549.1.1.11` (X.690 §8.19).
struct ObjectNumber: Equatable {
    let text: String

    init?(_ node: ASN1Node?) {
        guard let node, node.identifier == .objectIdentifier, let bytes = node.bytes else { return nil }
        self.init(bytes)
    }

    /// Seven bits a byte, the highest bit set in all but the last of each number; the first number holds two.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let last = bytes.last, last < 0x80, bytes.count <= 64 else { return nil }
        var numbers: [UInt64] = []
        var number: UInt64 = 0
        for byte in bytes {
            guard number <= .max >> 7 else { return nil }
            number = number << 7 | UInt64(byte & 0x7f)
            guard byte < 0x80 else { continue }
            if numbers.isEmpty {
                let first = min(number / 40, 2)
                numbers += [first, number - first * 40]
            } else {
                numbers.append(number)
            }
            number = 0
        }
        text = numbers.map(String.init).joined(separator: ".")
    }

    /// Of the arc of China's commercial cryptography: SM2, SM3, SM4 (GM/T 0006).
    var isGuomi: Bool { text.hasPrefix("1.2.156.10197.") }

    /// Nil where it has none here.
    var name: String? { Self.names[text] }

    private static let names = [
        "1.2.840.113549.1.1.4": "md5WithRSAEncryption", "1.2.840.113549.1.1.5": "sha1WithRSAEncryption",
        "1.2.840.113549.1.1.10": "RSASSA-PSS", "1.2.840.113549.1.1.11": "sha256WithRSAEncryption",
        "1.2.840.113549.1.1.12": "sha384WithRSAEncryption", "1.2.840.113549.1.1.13": "sha512WithRSAEncryption",
        "1.2.840.10045.4.1": "ecdsa-with-SHA1", "1.2.840.10045.4.3.2": "ecdsa-with-SHA256", "1.2.840.10045.4.3.3": "ecdsa-with-SHA384",
        "1.2.840.10045.4.3.4": "ecdsa-with-SHA512", "1.3.101.112": "Ed25519", "1.3.101.113": "Ed448",
        "1.2.156.10197.1.501": "SM2-with-SM3", "1.2.156.10197.1.504": "RSA-with-SM3",
        "1.2.840.10045.3.1.7": "P-256", "1.3.132.0.34": "P-384", "1.3.132.0.35": "P-521", "1.3.132.0.10": "secp256k1",
        "1.2.156.10197.1.301": "SM2",
        "2.5.4.3": "CN", "2.5.4.5": "serialNumber", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.9": "street", "2.5.4.10": "O",
        "2.5.4.11": "OU", "2.5.4.15": "businessCategory", "2.5.4.97": "organizationIdentifier",
        "0.9.2342.19200300.100.1.25": "DC", "0.9.2342.19200300.100.1.1": "UID", "1.2.840.113549.1.9.1": "emailAddress",
    ]
}
