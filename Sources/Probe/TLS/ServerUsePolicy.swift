import SwiftASN1
import X509

/// The certificate may be used by servers (RFC 5280 §4.2.1.12); and what else a chain may insist on that asks nothing of a client.
struct ServerUsePolicy: VerifierPolicy {
    /// Names are compared apart; policies (§4.2.1.4) bind only those who ask for one.
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
        .X509ExtensionID.extendedKeyUsage, .X509ExtensionID.subjectAlternativeName, [2, 5, 29, 32],
    ]

    func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
        do {
            guard let uses = try chain.leaf.extensions.extendedKeyUsage else { return .meetsPolicy }
            return uses.contains(.serverAuth) || uses.contains(.any) ? .meetsPolicy : .failsToMeetPolicy(reason: "not for servers")
        } catch {
            return .failsToMeetPolicy(reason: "its extended key usage cannot be read")
        }
    }
}
