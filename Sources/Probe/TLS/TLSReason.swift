import NIOCore
import NIOSSL
import NIOTLS

/// Puts the TLS library's errors into a sentence.
enum TLSReason {
    /// Nil for errors that are not the library's.
    static func failure(_ error: any Error) -> ProbeFailure? {
        switch error {
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: ProbeFailure(.tls, detail: text(error))
        case _: nil
        }
    }

    /// Whether an event of the pipeline says that the handshake is done.
    static func isReady(_ event: Any) -> Bool {
        if case TLSUserEvent.handshakeCompleted? = event as? TLSUserEvent { true } else { false }
    }

    static func text(_ error: any Error) -> String {
        let raw = "\(error)"
        // The library gives its reason only inside the text of its error stack.
        if raw.contains("CERTIFICATE_VERIFY_FAILED") { return "the certificate is not trusted" }
        if raw.contains("WRONG_VERSION_NUMBER") || raw.contains("HTTP_REQUEST") { return "the other side does not speak TLS on this port" }
        if raw.contains("CERTIFICATE_REQUIRED") || raw.contains("BAD_CERTIFICATE") {
            return "the other side wants a certificate of netmon's own, and not the one it was shown: see http.client in netmon.yaml"
        }
        if raw.contains("eofDuringHandshake") || raw.contains("EOF during handshake") { return "closed during the handshake" }
        return "the handshake failed: \(raw)"
    }
}
