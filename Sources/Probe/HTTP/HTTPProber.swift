package import NIOCore
import NetInventory

/// Gets one page and measures each part of the exchange: resolve, connect, TLS, first byte, transfer (RFC 9110, RFC 9112).
///
/// What counts as an answer is in the question (`HTTPExpectation`): by default a status below 400 after at most five redirects. The
/// timeout covers the whole visit, redirects included. A try's time runs from connecting to the last byte of the last page, and its
/// phases are those of the last page.
package struct HTTPProber: Prober {
    private let group: any EventLoopGroup
    private let resolver: NameResolver
    private let settings: ProbeSettings
    private let tls: TLSSetup

    package init(group: any EventLoopGroup, resolver: NameResolver, settings: ProbeSettings = ProbeSettings()) {
        self.init(group: group, resolver: resolver, settings: settings, tls: TLSSetup(settings.tls))
    }

    init(group: any EventLoopGroup, resolver: NameResolver, settings: ProbeSettings, tls: TLSSetup) {
        self.group = group
        self.resolver = resolver
        self.settings = settings
        self.tls = tls
    }

    package func probe(_ question: ProbeQuestion) async -> ProbeResult {
        guard case .url(let text) = question.target, let url = ProbeURL(text) else {
            return .unasked(question, ProbeFailure(.local, detail: "an HTTP check needs an http or https URL"))
        }
        let expectation = question.http
        if expectation.method == .head, expectation.looksIntoBody {
            return .unasked(question, ProbeFailure(.local, detail: "HEAD brings no page to look into: ask with GET"))
        }
        if let failure = ProbeConnector.refusal(question.packet) { return .unasked(question, failure) }
        switch await resolver.resolve(url.host, family: question.family, within: expectation.opensWithin ?? question.timeout) {
        case .failed(let failure):
            return .unasked(question, failure)
        case .address(let address, let microseconds):
            let burst = ConnectionBurst(question: question, address: address, resolveMicroseconds: microseconds) { [resolver] in
                resolver.isClosed
            }
            return await burst.run { address in
                var visit = HTTPVisit(
                    question, spent: .nanoseconds(Int64((microseconds ?? 0) * 1000)), eventLoop: group.next(), resolver: resolver,
                    settings: settings, tls: tls)
                return await visit.run(url, at: address)
            }
        }
    }
}
