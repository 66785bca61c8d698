import NetInventory

/// What is wrong with a server's certificate.
enum CertificateFinding: Hashable, Sendable {
    /// - isOwn: the server's own, and not one of those that vouch for it.
    case expired(Timestamp, isOwn: Bool)
    case notYetValid(Timestamp, isOwn: Bool)
    case otherName
    case selfSigned
    case unknownIssuer
    /// The authorities are known, and the chain breaks a rule: one who may not sign has signed, a name is outside of its limits, it is not
    /// for servers.
    case brokenRule
    case unreadable

    func sentence(at now: Timestamp) -> String {
        switch self {
        case .expired(let end, let isOwn):
            let days = (now - end).count / 86_400_000
            return "\(Self.which(isOwn)) expired on \(end.day), \(days) day\(days == 1 ? "" : "s") ago"
        case .notYetValid(let begin, let isOwn): return "\(Self.which(isOwn)) holds only from \(begin.day)"
        case .otherName: return "the certificate is for another name"
        case .selfSigned: return "the certificate is not trusted: nobody but itself has signed it"
        case .unknownIssuer: return "the certificate is not trusted: it is signed by nobody this machine knows"
        case .brokenRule: return "the certificate is not trusted: its chain breaks the rules of RFC 5280, or it is not meant for servers"
        case .unreadable: return "the certificate cannot be read"
        }
    }

    private static func which(_ isOwn: Bool) -> String { isOwn ? "the certificate" : "a certificate that vouches for it" }

}
