package import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NetInventory

/// Gets one page and measures each part of the exchange: resolve, connect, TLS, first byte, transfer (RFC 9110, RFC 9112).
///
/// A status of 2xx or 3xx is an answer; a redirect is not followed in this version. 4xx and 5xx are the failure `status`.
/// The timeout covers the whole exchange; of a body 1 MiB is read. A try's time runs from connecting to the last byte.
package struct HTTPProber: Prober {
    private let group: any EventLoopGroup
    private let resolver: NameResolver
    private let settings: ProbeSettings
    private let tls: TLSSetup

    package init(group: any EventLoopGroup, resolver: NameResolver, settings: ProbeSettings = ProbeSettings()) {
        self.group = group
        self.resolver = resolver
        self.settings = settings
        tls = TLSSetup(settings.tls)
    }

    package func probe(_ question: ProbeQuestion) async -> ProbeResult {
        guard case .url(let text) = question.target, let url = ProbeURL(text) else {
            return .unasked(question, ProbeFailure(.local, detail: "an HTTP check needs an http or https URL"))
        }
        if let failure = ProbeConnector.refusal(question.packet) { return .unasked(question, failure) }
        var context: NIOSSLContext?
        if url.isSecure {
            switch tls.context() {
            case .success(let made): context = made
            case .failure(let error): return .unasked(question, ProbeFailure(.local, detail: "no TLS on this machine: \(error.reason)"))
            }
        }
        switch await resolver.resolve(url.host, family: question.family, within: question.timeout) {
        case .failed(let failure):
            return .unasked(question, failure)
        case .address(let address, let microseconds):
            let burst = ConnectionBurst(question: question, address: address, resolveMicroseconds: microseconds)
            let tls = context
            return await burst.run { await exchange(url, $0, tls, limit: question.timeout, question.packet) }
        }
    }

    private func exchange(
        _ url: ProbeURL, _ address: IPAddress, _ tls: NIOSSLContext?, limit: Milliseconds, _ packet: PacketOptions
    ) async -> TryOutcome {
        let eventLoop = group.next()
        let outcome = eventLoop.makePromise(of: TryOutcome.self)
        let connector = ProbeConnector(eventLoop: eventLoop, limit: limit, sources: settings.sources, packet: packet)
        connector.connect(to: address, port: url.port) { channel in
            let pipeline = channel.pipeline.syncOperations
            if let tls {
                // An address has no place in SNI (RFC 6066 §3); the certificate is then compared with the address itself.
                let name = IPAddress(url.host) == nil ? url.host : nil
                try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: name))
            }
            let stopwatch = try pipeline.handler(type: ConnectStopwatch.self)
            let exchange = HTTPExchange(
                url: url, userAgent: settings.userAgent, limit: limit, stopwatch: stopwatch, outcome: outcome)
            try pipeline.addHandler(HTTPFirstByte(exchange))
            try pipeline.addHTTPClientHandlers()
            try pipeline.addHandler(HTTPExchangeHandler(exchange))
        }.whenFailure { error in
            outcome.succeed(TryOutcome(failure: ProbeFailure(connecting: error, to: address, limit: limit)))
        }
        do {
            return try await outcome.futureResult.get()
        } catch {
            return TryOutcome(failure: ProbeFailure(connecting: error, to: address, limit: limit))
        }
    }
}
