package import NetInventory

/// What a certificate says of itself (X.509, RFC 5280 §4.1), read from its bytes; whether it is to be believed is another matter.
package struct CertificateFacts: Hashable, Sendable {
    /// `CN=www.example.gov.cn, O=…, C=CN`: the most particular part first, as RFC 4514 has it.
    package var subject: String
    package var issuer: String
    /// Whether both are the same, byte by byte.
    package var isSelfIssued: Bool
    /// The names and addresses that it is for (subjectAltName), at most 100 of them.
    package var names: [String]
    /// It holds from here …
    package var notBefore: Timestamp
    /// … to here.
    package var notAfter: Timestamp
    /// `RSA 2048`, `EC P-256`, `SM2`; the number of the algorithm where it has no name here.
    package var key: String
    /// How its issuer signed it: `sha256WithRSAEncryption`.
    package var signature: String
    /// Whether its key or its signature is of the commercial cryptography of China (SM2, SM3; GM/T 0015), which no general library judges.
    package var isGuomi: Bool
    /// SHA-256 over its bytes, in hexadecimal.
    package var fingerprint: String

    package init(
        subject: String, issuer: String, isSelfIssued: Bool = false, names: [String], notBefore: Timestamp, notAfter: Timestamp,
        key: String,
        signature: String, isGuomi: Bool = false, fingerprint: String
    ) {
        self.subject = subject
        self.issuer = issuer
        self.isSelfIssued = isSelfIssued
        self.names = names
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.key = key
        self.signature = signature
        self.isGuomi = isGuomi
        self.fingerprint = fingerprint
    }
}
