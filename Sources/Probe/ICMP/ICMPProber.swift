package import NetInventory
import Synchronization

/// Sends echoes and measures how long they take to come back (RFC 792, RFC 4443); one engine with one thread for the whole process.
///
/// Bursts of any number run side by side. A name is resolved first. Times are from right before the echo was handed to
/// the kernel until the kernel received the answer.
package final class ICMPProber: Prober {
    /// How netmon was allowed to send, by family; a family that is missing is in `refusals`.
    package let socketKinds: [IPAddress.Family: ICMPSocketKind]
    /// Why a family cannot be used: what every question about it is answered with.
    package let refusals: [IPAddress.Family: ProbeFailure]

    private let resolver: NameResolver
    private let mailbox: OrderMailbox<EchoOrder, EchoCounters>?
    private let thread: Mutex<OwnThread?>
    /// Why there is no engine.
    private let broken: ProbeFailure?

    package convenience init(resolver: NameResolver, settings: ProbeSettings = ProbeSettings()) {
        self.init(resolver: resolver, only: nil, namespace: nil, sources: settings.sources)
    }

    /// - Parameters:
    ///   - kind: the kind of socket to use; nil takes what the kernel grants.
    ///   - namespace: the file of the network namespace to send in; nil for netmon's own.
    ///   - sources: the addresses to send from, by family.
    init(resolver: NameResolver, only kind: ICMPSocketKind?, namespace: String?, sources: [IPAddress.Family: IPAddress] = [:]) {
        self.resolver = resolver
        let sockets = SocketsHandOver()
        do throws(SystemCallError) {
            if let namespace {
                // Only a thread can be moved, so one is spent on it: the sockets stay where they were opened.
                try OwnThread { sockets.open(only: kind, namespace: namespace, sources: sources) }.join()
            } else if let opener = SocketOpener.take() {
                opener.run { sockets.open(only: kind, namespace: nil, sources: sources) }
            } else {
                sockets.open(only: kind, namespace: nil, sources: sources)
            }
            let mailbox = try OrderMailbox<EchoOrder, EchoCounters>(counters: EchoCounters())
            let thread = try OwnThread {
                guard let opened = sockets.take() else { return }
                var engine = EchoEngine(mailbox: mailbox, sockets: opened)
                engine.run()
            }
            self.mailbox = mailbox
            self.thread = Mutex(thread)
            broken = nil
        } catch {
            mailbox = nil
            thread = Mutex(nil)
            broken = ProbeFailure(.local, detail: "netmon could not start its ICMP engine: \(error)")
        }
        (socketKinds, refusals) = sockets.summary
    }

    deinit {
        shutdown()
    }

    /// Everything that moved since the start.
    package var counters: EchoCounters { mailbox?.counters ?? EchoCounters() }

    package func probe(_ question: ProbeQuestion) async -> ProbeResult {
        let host: String
        switch question.target {
        case .address(let address): return await echo(question, address, resolveMicroseconds: nil)
        case .name(let name): host = name
        case .host(let name, port: _): host = name
        case .url(let text):
            guard let url = ProbeURL(text) else { return .unasked(question, ProbeFailure(.local, detail: "not a URL: \(text)")) }
            host = url.host
        }
        switch await resolver.resolve(host, family: question.family, within: question.timeout) {
        case .address(let address, let microseconds): return await echo(question, address, resolveMicroseconds: microseconds)
        case .failed(let failure): return .unasked(question, failure)
        }
    }

    package func submit(_ question: ProbeQuestion, _ deliver: @escaping @Sendable (consuming ProbeResult) -> Void) {
        // Only a name has anything to wait for before it is sent to.
        guard case .address(let address) = question.target else {
            Task { deliver(await probe(question)) }
            return
        }
        order(question, address, resolveMicroseconds: nil, deliver)
    }

    /// Ends the bursts under way with what they have, closes the sockets and waits for the thread.
    package func shutdown() {
        mailbox?.close()
        if let thread = thread.withLock({ $0.take() }) { thread.join() }
    }

    private func echo(_ question: ProbeQuestion, _ address: IPAddress, resolveMicroseconds: Double?) async -> ProbeResult {
        await withCheckedContinuation { continuation in
            order(question, address, resolveMicroseconds: resolveMicroseconds) { continuation.resume(returning: $0) }
        }
    }

    private func order(
        _ question: ProbeQuestion, _ address: IPAddress, resolveMicroseconds: Double?,
        _ deliver: @escaping @Sendable (consuming ProbeResult) -> Void
    ) {
        if let failure = broken ?? NameResolver.mismatch(address, question.family) {
            return deliver(.unasked(question, failure, address: address))
        }
        let order = EchoOrder(question: question, address: address, resolveMicroseconds: resolveMicroseconds, deliver: deliver)
        if mailbox?.post(order) != true {
            deliver(.unasked(question, .goingDown, address: address))
        }
    }
}
