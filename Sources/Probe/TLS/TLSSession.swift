import NIOCore
import NIOSSL
import NetInventory

/// The TLS of one connection, from the greeting to the verdict about the server's certificates. Lives on the event loop.
final class TLSSession {
    private let host: String
    private let parts: TLSSetup.Parts
    private let now: Timestamp
    var flight = TLSServerFlight()
    private var shown: [[UInt8]] = []
    private var verdict: CertificateVerdict?

    /// - Parameter host: the name or the address that the certificate has to be for.
    init(host: String, parts: TLSSetup.Parts, now: Timestamp = ClockPair.now().timestamp) {
        self.host = host.hasSuffix(".") ? String(host.dropLast()) : host
        self.parts = parts
        self.now = now
    }

    /// Puts TLS into the pipeline, behind what is there.
    func install(_ pipeline: ChannelPipeline.SynchronousOperations) throws {
        try pipeline.addHandler(TLSFlightTap(self))
        // An address has no place in SNI (RFC 6066 §3); the certificate is then compared with the address itself.
        let name = IPAddress(host) == nil ? host : nil
        try pipeline.addHandler(
            NIOSSLClientHandler(context: parts.context, serverHostname: name) { [self] certificates, promise in
                decide(certificates, promise)
            })
    }

    private func decide(_ certificates: [NIOSSLCertificate], _ promise: EventLoopPromise<NIOSSLVerificationResult>) {
        let chain = certificates.compactMap { try? $0.toDERBytes() }
        shown = chain
        let eventLoop = promise.futureResult.eventLoop
        let judged = eventLoop.makePromise(of: CertificateVerdict.self)
        // On the thread of the connection: it takes about as long as the handshake itself, and waits for nobody.
        Task(executorPreference: ProbeExecutor(eventLoop: eventLoop)) { [parts, host, now] in
            judged.succeed(await parts.judge.verdict(chain, for: host, at: now))
        }
        judged.futureResult.assumeIsolated().whenSuccess { verdict in
            self.verdict = verdict
            promise.succeed(verdict.isGood ? .certificateVerified : .failed)
        }
    }

    /// Nil before the server has said anything.
    var sight: TLSSight? {
        guard !flight.isEmpty, !flight.isForeign else { return nil }
        var sight = TLSSight()
        sight.version = flight.hello.map { TLSName.version($0.version) }
        sight.cipher = flight.hello.map { TLSName.cipher($0.cipher) }
        sight.chain = (shown.isEmpty ? flight.certificates : shown).prefix(CertificateJudge.chainLimit).compactMap { CertificateFacts($0) }
        sight.isNameMatched = verdict?.isNameMatched
        sight.isTrusted = verdict?.isTrusted
        return sight
    }

    /// How far the handshake had come, for the reader of a timeout.
    var stage: String {
        if flight.isEmpty { return "TLS was not ready: not a word of it came back" }
        return flight.hello == nil ? "TLS was not ready: the server's greeting was not complete" : "TLS was not ready"
    }

    /// The server greets in China's own TLS, or shows a certificate of its kind: netmon has seen it, and cannot judge it.
    var isGuomi: Bool {
        if verdict?.isGuomi == true || flight.recordVersion == 0x0101 { return true }
        if let hello = flight.hello, TLSName.isGuomi(cipher: hello.cipher) { return true }
        return flight.certificates.contains { CertificateFacts($0)?.isGuomi == true }
    }

    /// The server ended it before it had greeted: that is also what one does which speaks only China's own TLS.
    var isRefusal: Bool { flight.hello == nil && !flight.isForeign }

    /// What an error of the handshake means; nil where it is not TLS's.
    func failure(_ error: any Error) -> ProbeFailure? {
        if isGuomi { return Self.notJudged }
        if let verdict, !verdict.findings.isEmpty { return ProbeFailure(.tls, detail: verdict.sentence(at: now)) }
        guard var failure = TLSReason.failure(error) else { return nil }
        if isRefusal, let alert = flight.alert {
            failure.detail = "the server refuses the handshake (\(TLSName.alert(alert)))"
        }
        return failure
    }

    static let notJudged = ProbeFailure(
        .notJudged, detail: "the server speaks only TLS with SM2 and SM4 (TLCP, RFC 8998), which netmon does not: it is not judged")
}
