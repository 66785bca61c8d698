import NetInventory

/// What netmon makes of the certificates that a server showed.
struct CertificateVerdict: Hashable, Sendable {
    /// Empty where there is nothing to say against them.
    var findings: [CertificateFinding] = []
    /// Nil where nobody could tell.
    var isNameMatched: Bool?
    var isTrusted: Bool?
    /// Of SM2: netmon cannot tell a good one from a bad one.
    var isGuomi = false

    var isGood: Bool { findings.isEmpty && !isGuomi }

    func sentence(at now: Timestamp) -> String { findings.map { $0.sentence(at: now) }.joined(separator: "; ") }
}
