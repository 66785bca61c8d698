package import NetInventory

/// What was seen of a server's TLS, also where it is not to be believed.
package struct TLSSight: Hashable, Sendable {
    /// `TLS 1.3`; nil where the server chose none.
    package var version: String?
    /// `TLS_AES_128_GCM_SHA256`
    package var cipher: String?
    /// As the server showed them: its own first, then those that vouch for it.
    package var chain: [CertificateFacts] = []
    /// Whether its own is for the name that was asked; nil where nobody could tell.
    package var isNameMatched: Bool?
    /// Whether somebody whom this machine believes vouches for it, dates and name apart; nil where nobody could tell.
    package var isTrusted: Bool?

    package init() {}

    /// Whole days until the first of the certificates runs out, rounded down: 0 on the last day, negative behind it; nil for no certificate.
    package func daysLeft(at now: Timestamp) -> Int? {
        chain.map(\.notAfter).min().map { Timestamp(milliseconds: ($0 - now).count).dayNumber }
    }
}
