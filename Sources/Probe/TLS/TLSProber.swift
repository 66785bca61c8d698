package import NIOCore
import NetInventory

/// Greets a server in TLS and looks at what it shows: version, cipher, certificates, and whether they hold for the name (RFC 8446).
///
/// A try's time runs from connecting until the handshake is done; nothing is asked behind it. A certificate that has expired, is for
/// another name or is trusted by nobody is the failure `tls`, and is reported all the same. A server that speaks only China's own TLS (TLCP,
/// or TLS 1.3 with SM2 and SM4) is `not_judged`: netmon cannot tell whether it is well.
package struct TLSProber: Prober {
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
        guard case .host(let host, let port) = question.target else {
            return .unasked(question, ProbeFailure(.local, detail: "a TLS check needs a host and a port"))
        }
        if let failure = ProbeConnector.refusal(question.packet) { return .unasked(question, failure) }
        let parts: TLSSetup.Parts
        switch tls.parts() {
        case .success(let made): parts = made
        case .failure(let error): return .unasked(question, error.failure)
        }
        switch await resolver.resolve(host, family: question.family, within: question.timeout) {
        case .failed(let failure):
            return .unasked(question, failure)
        case .address(let address, let microseconds):
            let burst = ConnectionBurst(question: question, address: address, resolveMicroseconds: microseconds) { [resolver] in
                resolver.isClosed
            }
            return await burst.run { await greet(host, $0, port, parts, question) }
        }
    }

    private func greet(
        _ host: String, _ address: IPAddress, _ port: Int, _ parts: TLSSetup.Parts, _ question: ProbeQuestion
    ) async -> TryOutcome {
        let eventLoop = group.next()
        let limit = question.timeout
        let deadline = NIODeadline.now() + .milliseconds(limit.count)
        let outcome = eventLoop.makePromise(of: TLSTry.Outcome.self)
        let connector = ProbeConnector(eventLoop: eventLoop, limit: limit, sources: settings.sources, packet: question.packet)
        let opened = connector.connect(to: address, port: port) { channel in
            let pipeline = channel.pipeline.syncOperations
            let session = TLSSession(host: host, parts: parts)
            try session.install(pipeline)
            let stopwatch = try pipeline.handler(type: ConnectStopwatch.self)
            try pipeline.addHandler(TLSTry(session, stopwatch, until: deadline, limit: limit, outcome))
        }
        var result = await outcome.settled(by: opened) {
            TLSTry.Outcome(failure: ProbeFailure(connecting: $0, to: address, limit: limit))
        }
        if result.isRefusal {
            let inquiry = GuomiInquiry(eventLoop: eventLoop, settings: settings, packet: question.packet)
            if let sight = await inquiry.sight(host, address, port: port, until: deadline) {
                result.sight = sight
                result.failure = TLSSession.notJudged
            }
        }
        return TryOutcome(
            nanoseconds: result.nanoseconds, phases: result.phases, tls: result.sight.map(Shared.init), failure: result.failure)
    }
}
