import Crypto
import Foundation
import NIOSSL
import NetInventory
import SwiftASN1
import X509

@testable import Probe

/// An authority that lives for one test, and the certificates that it signs.
struct TestAuthority {
    let name: DistinguishedName
    let key = P256.Signing.PrivateKey()
    let certificate: Certificate

    /// - Parameters:
    ///   - issuer: who signs it; itself where there is none.
    ///   - days: from when to when it holds, counted from now.
    init(
        _ name: String = "netmon-test CA", signedBy issuer: TestAuthority? = nil, isAuthority: Bool = true,
        days: ClosedRange<Double> = -10...10
    ) throws {
        self.name = try DistinguishedName { CommonName(name) }
        let extensions = try Certificate.Extensions {
            Critical(isAuthority ? BasicConstraints.isCertificateAuthority(maxPathLength: nil) : .notCertificateAuthority)
        }
        certificate = try Self.make(
            self.name, key.publicKey, days, extensions, issuer: issuer?.name ?? self.name, signer: issuer?.key ?? key)
    }

    var der: [UInt8] { get throws { try Self.der(certificate) } }
    var roots: NIOSSLTrustRoots { get throws { .certificates([try NIOSSLCertificate(bytes: try der, format: .der)]) } }

    /// A server's certificate and key.
    struct Leaf {
        let certificate: Certificate
        let key: P256.Signing.PrivateKey
        var der: [UInt8] { get throws { try TestAuthority.der(certificate) } }

        /// A server that shows it, and what else is given.
        func server(with others: [TestAuthority] = [], _ change: (inout TLSConfiguration) -> Void = { _ in }) throws -> NIOSSLContext {
            let chain = try ([try der] + others.map { try $0.der }).map { try NIOSSLCertificate(bytes: $0, format: .der) }
            let key = try NIOSSLPrivateKey(bytes: Array(key.pemRepresentation.utf8), format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            change(&configuration)
            return try NIOSSLContext(configuration: configuration)
        }
    }

    /// - Parameters:
    ///   - addresses: the IPv4 addresses that it is for.
    ///   - names: the names that it is for.
    ///   - isSelfSigned: signed with its own key, and by its own name.
    ///   - insisting: its extensions are critical.
    func leaf(
        addresses: [[UInt8]] = [[127, 0, 0, 1]], names: [String] = [], days: ClosedRange<Double> = -1...5, isSelfSigned: Bool = false,
        uses: ExtendedKeyUsage? = nil, insisting: Bool = false
    ) throws -> Leaf {
        let key = P256.Signing.PrivateKey()
        let subject = try DistinguishedName { CommonName("netmon-test server") }
        let all = names.map { GeneralName.dnsName($0) } + addresses.map { GeneralName.ipAddress(ASN1OctetString(contentBytes: $0[...])) }
        var extensions = Certificate.Extensions()
        try extensions.append(Certificate.Extension(SubjectAlternativeNames(all), critical: insisting))
        if let uses { try extensions.append(Certificate.Extension(uses, critical: insisting)) }
        let certificate = try Self.make(
            subject, key.publicKey, days, extensions, issuer: isSelfSigned ? subject : name, signer: isSelfSigned ? key : self.key)
        return Leaf(certificate: certificate, key: key)
    }

    private static func make(
        _ subject: DistinguishedName, _ key: P256.Signing.PublicKey, _ days: ClosedRange<Double>, _ extensions: Certificate.Extensions,
        issuer: DistinguishedName, signer: P256.Signing.PrivateKey
    ) throws -> Certificate {
        let day = 86_400.0
        return try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: Certificate.PublicKey(key),
            notValidBefore: Date().addingTimeInterval(days.lowerBound * day),
            notValidAfter: Date().addingTimeInterval(days.upperBound * day),
            issuer: issuer, subject: subject, signatureAlgorithm: .ecdsaWithSHA256, extensions: extensions,
            issuerPrivateKey: Certificate.PrivateKey(signer))
    }

    private static func der(_ certificate: Certificate) throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        return serializer.serializedBytes
    }
}
