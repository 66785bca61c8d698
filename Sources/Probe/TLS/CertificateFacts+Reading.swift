import NetInventory
import SwiftASN1

extension CertificateFacts {
    /// Longer than any in use; keys of 16,384 bits fit.
    static let sizeLimit = 64 << 10

    /// Nil where the bytes are no certificate in DER.
    ///
    ///     Certificate  ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue }
    ///     tbsCertificate ::= SEQUENCE { [0] version?, serial, algorithm, issuer, validity, subject, key, …, [3] extensions? }
    package init?(_ der: [UInt8]) {
        guard der.count <= Self.sizeLimit, let root = try? DER.parse(der), root.identifier == .sequence,
            let parts = root.parts, parts.count == 3, let body = parts[0].parts, let algorithm = ObjectNumber(parts[1].parts?.first)
        else { return nil }
        // The version is left out by those of version 1.
        let fields = body.first?.identifier == .explicit(0) ? body.dropFirst() : body[...]
        guard fields.count >= 6 else { return nil }
        let (issuerName, validity, subjectName, keyInfo) = (
            fields[fields.startIndex + 2], fields[fields.startIndex + 3], fields[fields.startIndex + 4], fields[fields.startIndex + 5]
        )
        guard let times = validity.parts, times.count == 2, let begin = Self.moment(times[0]), let end = Self.moment(times[1]),
            let issuer = NameText.of(issuerName), let subject = NameText.of(subjectName), let key = KeyText(keyInfo)
        else { return nil }
        self.subject = subject
        self.issuer = issuer
        isSelfIssued = issuerName.encodedBytes == subjectName.encodedBytes
        notBefore = begin
        notAfter = end
        self.key = key.text
        signature = algorithm.name ?? algorithm.text
        isGuomi = key.isGuomi || algorithm.isGuomi
        names = fields.last.flatMap { $0.identifier == .explicit(3) ? Self.names($0) : nil } ?? []
        var digest = ByteFingerprint()
        digest.add(der)
        fingerprint = digest.text
    }

    private static func moment(_ node: ASN1Node) -> Timestamp? {
        let parts: (year: Int, month: Int, day: Int, hours: Int, minutes: Int, seconds: Int)
        if let time = try? UTCTime(derEncoded: node) {
            parts = (time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
        } else if let time = try? GeneralizedTime(derEncoded: node) {
            parts = (time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
        } else {
            return nil
        }
        guard let date = CivilDate(year: parts.year, month: parts.month, day: parts.day) else { return nil }
        let seconds = date.dayNumber * 86_400 + parts.hours * 3600 + parts.minutes * 60 + parts.seconds
        return Timestamp(milliseconds: Int64(seconds) * 1000)
    }

    /// The subjectAltName among the extensions: `SEQUENCE OF SEQUENCE { number, critical?, OCTET STRING }` (RFC 5280 §4.2.1.6).
    private static func names(_ extensions: ASN1Node) -> [String]? {
        for entry in extensions.parts?.first?.parts ?? [] {
            guard let fields = entry.parts, ObjectNumber(fields.first)?.text == "2.5.29.17", let value = fields.last?.bytes,
                let list = (try? DER.parse(Array(value)))?.parts
            else { continue }
            return list.prefix(100).compactMap { name in
                guard let bytes = name.bytes else { return nil }
                switch name.identifier {
                case .implicit(2): return VisibleText.line(String(decoding: bytes, as: UTF8.self), length: 253)
                case .implicit(7): return IPAddress(bytes: bytes)?.description
                case _: return nil
                }
            }
        }
        return nil
    }
}

extension ASN1Identifier {
    fileprivate static func explicit(_ number: UInt) -> ASN1Identifier { ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific) }
    fileprivate static func implicit(_ number: UInt) -> ASN1Identifier { ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific) }
}
