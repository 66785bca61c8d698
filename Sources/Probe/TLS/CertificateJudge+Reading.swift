import SwiftASN1
import X509

extension CertificateJudge {
    /// Whether the bytes are a certificate of a kind that can be judged, with everything in it that judging looks at.
    package static func canRead(_ der: [UInt8]) -> Bool {
        do {
            let certificate = try Certificate(derEncoded: der)
            let extensions = certificate.extensions
            _ = try (extensions.subjectAlternativeNames, extensions.extendedKeyUsage, extensions.basicConstraints)
            _ = try (extensions.nameConstraints, extensions.keyUsage, extensions.authorityKeyIdentifier, extensions.subjectKeyIdentifier)
            return !"\(certificate.subject) \(certificate.issuer)".isEmpty
        } catch {
            return false
        }
    }
}
