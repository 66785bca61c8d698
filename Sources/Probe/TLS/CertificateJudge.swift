import Foundation
import NetInventory
import SwiftASN1
@_spi(FixedExpiryValidationTime) @_spi(DisableValidityCheck) import X509

/// Decides about a server's certificates in place of the TLS library, which shows them only to those who decide themselves.
package struct CertificateJudge: Sendable {
    /// The server's own and six that vouch for it: with more, those who sign each other crosswise could be tried in too many orders.
    static let chainLimit = 7

    private let roots: CertificateStore
    private let known: Set<[UInt8]>

    /// - Parameter roots: whom this machine believes, as DER; those of unknown kinds are passed over.
    init(roots: [[UInt8]]) {
        self.roots = CertificateStore(roots.compactMap { try? Certificate(derEncoded: $0) })
        known = Set(roots)
    }

    /// - Parameters:
    ///   - chain: as the server showed it, its own first.
    ///   - host: the name or the address that was asked.
    func verdict(_ chain: [[UInt8]], for host: String, at now: Timestamp) async -> CertificateVerdict {
        var verdict = CertificateVerdict()
        let facts = chain.prefix(Self.chainLimit).map { CertificateFacts($0) }
        verdict.isGuomi = facts.contains { $0?.isGuomi == true }
        guard !verdict.isGuomi else { return verdict }
        guard let first = chain.first, let leaf = try? Certificate(derEncoded: first), let own = facts.first, let own else {
            verdict.findings = [.unreadable]
            return verdict
        }
        let others = CertificateStore(chain.prefix(Self.chainLimit).dropFirst().compactMap { try? Certificate(derEncoded: $0) })
        let isNamed = await isNamed(leaf, host)
        verdict.isNameMatched = isNamed
        if known.contains(first) {
            // Somebody chose to believe this very one: an authority or not, it needs nobody to vouch for it.
            verdict.isTrusted = true
            dates(own.notBefore, own.notAfter, true, now, &verdict)
            if !isNamed { verdict.findings.append(.otherName) }
            return verdict
        }
        var today = Verifier(rootCertificates: roots) {
            RFC5280Policy(fixedExpiryValidationTime: Date(timeIntervalSince1970: Double(now.milliseconds) / 1000))
            ServerUsePolicy()
        }
        if case .validCertificate = await today.validate(leaf: leaf, intermediates: others) {
            verdict.isTrusted = true
        } else {
            await explain(leaf, own, others, now, &verdict)
        }
        if !isNamed { verdict.findings.append(.otherName) }
        return verdict
    }

    /// Why a chain does not hold today: its dates, or something that no day would mend.
    private func explain(
        _ leaf: Certificate, _ own: CertificateFacts, _ others: CertificateStore, _ now: Timestamp, _ verdict: inout CertificateVerdict
    ) async {
        var anyDay = Verifier(rootCertificates: roots) {
            RFC5280Policy.withValidityCheckDisabled()
            ServerUsePolicy()
        }
        switch await anyDay.validate(leaf: leaf, intermediates: others) {
        case .validCertificate(let chain):
            verdict.isTrusted = true
            for (place, certificate) in chain.enumerated() {
                dates(Self.moment(certificate.notValidBefore), Self.moment(certificate.notValidAfter), place == 0, now, &verdict)
            }
            // What is left to differ between the two is beyond what is told here.
            if verdict.findings.isEmpty { verdict.findings.append(.brokenRule) }
        case .couldNotValidate(let refused):
            verdict.isTrusted = false
            dates(own.notBefore, own.notAfter, true, now, &verdict)
            verdict.findings.append(!refused.isEmpty ? .brokenRule : own.isSelfIssued ? .selfSigned : .unknownIssuer)
        }
    }

    private func dates(_ begin: Timestamp, _ end: Timestamp, _ isOwn: Bool, _ now: Timestamp, _ verdict: inout CertificateVerdict) {
        if now > end { verdict.findings.append(.expired(end, isOwn: isOwn)) }
        if now < begin { verdict.findings.append(.notYetValid(begin, isOwn: isOwn)) }
    }

    private static func moment(_ date: Date) -> Timestamp { Timestamp(milliseconds: Int64(date.timeIntervalSince1970) * 1000) }

    /// RFC 6125: by subjectAltName, and only without one by the common name.
    private func isNamed(_ leaf: Certificate, _ host: String) async -> Bool {
        let isAddress = IPAddress(host) != nil
        // As its own root only the policies are asked.
        var names = Verifier(rootCertificates: CertificateStore([leaf])) {
            ServerIdentityPolicy(serverHostname: isAddress ? nil : host, serverIP: isAddress ? host : nil)
            AnyExtension(leaf)
        }
        if case .validCertificate = await names.validate(leaf: leaf, intermediates: CertificateStore()) { return true }
        return false
    }

    /// Takes no offence at what else a certificate insists on.
    private struct AnyExtension: VerifierPolicy {
        let verifyingCriticalExtensions: [ASN1ObjectIdentifier]

        init(_ certificate: Certificate) {
            verifyingCriticalExtensions = certificate.extensions.map(\.oid)
        }

        func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult { .meetsPolicy }
    }
}
