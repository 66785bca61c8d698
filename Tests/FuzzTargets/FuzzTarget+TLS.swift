import NetInventory
import Probe

extension FuzzTarget {
    static func takeCertificate(_ bytes: [UInt8]) {
        let facts = CertificateFacts(bytes)
        if let facts { check(facts) }
        // Also where ours finds nothing: both have to bear any bytes.
        if CertificateJudge.canRead(bytes) { precondition(facts != nil, "what can be judged can be reported") }
    }

    /// In one piece and in several: where a piece ends must change nothing.
    static func takeGreeting(_ bytes: [UInt8]) {
        var whole = TLSServerFlight()
        whole.take(bytes)
        var pieces = TLSServerFlight()
        var rest = bytes[...]
        while !rest.isEmpty {
            pieces.take(rest.prefix(1 + bytes.count % 7))
            rest = rest.dropFirst(1 + bytes.count % 7)
        }
        precondition(whole.hello == pieces.hello && whole.alert == pieces.alert, "the greeting does not depend on how a network cuts it")
        precondition(whole.certificates == pieces.certificates && whole.isForeign == pieces.isForeign, "nor does the rest")
        for certificate in whole.certificates {
            if let facts = CertificateFacts(certificate) { check(facts) }
        }
    }

    private static func check(_ facts: CertificateFacts) {
        precondition(facts.names.count <= 100, "no more names than the limit")
        for text in [facts.subject, facts.issuer, facts.key, facts.signature] + facts.names {
            precondition(!text.unicodeScalars.contains(where: VisibleText.isSteering), "a name is safe to print")
            precondition(text.unicodeScalars.count <= 2000, "and short")
        }
    }
}
