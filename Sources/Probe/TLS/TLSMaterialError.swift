/// Which of the TLS files cannot be used.
package enum TLSMaterialError: Error, Hashable, Sendable {
    /// No certificate in PEM form is in it.
    case trust, certificate
    /// No private key in PEM form is in it, or one with a passphrase.
    case key
    /// The key is not the one of the certificate.
    case pair
}
