import NIOCore
import NetInventory

/// One try at a page: from the address that was given, over redirects, to the page that they end at.
struct HTTPVisit {
    let question: ProbeQuestion
    let eventLoop: any EventLoop
    let resolver: NameResolver
    let settings: ProbeSettings
    let tls: TLSSetup
    private let begun = NIODeadline.now()
    /// The last moment at which the page counts as open.
    private let deadline: NIODeadline
    private let limit: Milliseconds
    private let expectation: HTTPExpectation
    private var visited: Set<ProbeURL> = []
    private var notes: [TryNote] = []

    /// - Parameter spent: what resolving the name took already of the time that the inspection gives; the timeout begins only now.
    init(
        _ question: ProbeQuestion, spent: TimeAmount, eventLoop: any EventLoop, resolver: NameResolver, settings: ProbeSettings,
        tls: TLSSetup
    ) {
        self.question = question
        self.eventLoop = eventLoop
        self.resolver = resolver
        self.settings = settings
        self.tls = tls
        expectation = question.http
        limit = expectation.opensWithin ?? question.timeout
        deadline = begun + .milliseconds(limit.count) - (expectation.opensWithin == nil ? .zero : spent)
    }

    mutating func run(_ start: ProbeURL, at address: IPAddress) async -> TryOutcome {
        var (url, address) = (start, address)
        var resolve: Double?
        var startedAt: NIODeadline?
        visited = [url]
        while true {
            let follows = visited.count <= expectation.redirects
            var hop = await ask(url, address, followsRedirect: expectation.redirects > 0)
            startedAt = startedAt ?? hop.startedAt
            hop.phases.resolve = resolve
            guard hop.failure == nil, expectation.redirects > 0, let location = hop.answer?.redirect else {
                return outcome(hop, since: startedAt)
            }
            guard follows else { return outcome(hop, since: startedAt, bad: "more than \(expectation.redirects) redirects") }
            guard let next = url.following(location) else {
                return outcome(hop, since: startedAt, bad: "a redirect to what is no web address")
            }
            note(url, hop, next)
            guard visited.insert(next).inserted else { return outcome(hop, since: startedAt, bad: "redirects that go round in a circle") }
            if next.host != url.host {
                switch await resolver.resolve(next.host, family: question.family, within: left) {
                case .failed(let failure): return outcome(HTTPHop(phases: hop.phases, answer: hop.answer, failure: failure), since: nil)
                case .address(let found, let microseconds): (address, resolve) = (found, microseconds)
                }
            }
            url = next
        }
    }

    private var left: Milliseconds { Milliseconds(max(1, (deadline - .now()).nanoseconds / 1_000_000)) }

    private func ask(_ url: ProbeURL, _ address: IPAddress, followsRedirect: Bool) async -> HTTPHop {
        var parts: TLSSetup.Parts?
        if url.isSecure {
            switch tls.parts() {
            case .success(let made): parts = made
            case .failure(let error): return HTTPHop(failure: error.failure)
            }
        }
        let outcome = eventLoop.makePromise(of: HTTPHop.self)
        let connector = ProbeConnector(eventLoop: eventLoop, limit: left, sources: settings.sources, packet: question.packet)
        let opened = connector.connect(to: address, port: url.port) { [parts, expectation, settings, deadline, limit] channel in
            let pipeline = channel.pipeline.syncOperations
            var secure = SecureLayer()
            if let parts {
                let session = TLSSession(host: url.host, parts: parts)
                try session.install(pipeline)
                secure = SecureLayer(
                    failure: { session.failure($0) }, sight: { session.sight }, stage: { session.stage }, isRefusal: { session.isRefusal })
            }
            let exchange = HTTPExchange(
                url: url, userAgent: settings.userAgent, expectation: expectation, followsRedirect: followsRedirect, deadline: deadline,
                limit: limit, stopwatch: try pipeline.handler(type: ConnectStopwatch.self), outcome: outcome, secure: secure)
            try exchange.install(pipeline)
        }
        var hop = await outcome.settled(by: opened) { [limit] in
            HTTPHop(failure: ProbeFailure(connecting: $0, to: address, limit: limit))
        }
        if hop.isRefusal {
            let inquiry = GuomiInquiry(eventLoop: eventLoop, settings: settings, packet: question.packet)
            if let sight = await inquiry.sight(url.host, address, port: url.port, until: deadline) {
                hop.tls = sight
                hop.failure = TLSSession.notJudged
            }
        }
        return hop
    }

    /// - Parameter bad: what is wrong with where it leads, or does not.
    private func outcome(_ hop: HTTPHop, since start: NIODeadline?, bad: String? = nil) -> TryOutcome {
        var outcome = TryOutcome(
            phases: hop.phases, status: hop.answer?.status, tls: hop.tls.map(Shared.init), notes: notes)
        if let bad {
            outcome.failure = ProbeFailure(.status, httpStatus: hop.answer?.status, detail: bad)
        } else if var failure = hop.failure {
            if failure.code == .timeout, expectation.opensWithin != nil {
                failure.code = .notOpen
                failure.detail = "the page did not open: \(failure.detail)"
            }
            outcome.failure = failure
        } else if let answer = hop.answer, let start, let end = hop.endedAt {
            outcome.failure = expectation.objection(to: answer)
            if outcome.failure == nil { outcome.nanoseconds = (end - start).nanoseconds }
        }
        return outcome
    }

    private mutating func note(_ url: ProbeURL, _ hop: HTTPHop, _ next: ProbeURL) {
        guard question.isExplained else { return }
        let at = ((hop.endedAt ?? .now()) - begun).nanoseconds
        let loss = url.isSecure && !next.isSecure ? ", and leaves TLS" : ""
        let places = [url, next].map { VisibleText.line($0.text, length: 200) }
        notes.append(
            TryNote(phase: .request, at: at, text: "\(places[0]) is answered HTTP \(hop.answer?.status ?? 0): on to \(places[1])\(loss)"))
    }
}
