import Glibc
package import NetInventory
import Synchronization

/// Opens a TCP connection and measures how long the handshake takes (RFC 9293 §3.5); it sends nothing and closes again. One engine
/// with one thread for the whole process.
///
/// Refused, reset, silent and unreachable are told apart by the kernel's error and by what routers say. The tries of a burst follow
/// one another. Bursts of any number run side by side; connections are bounded by the descriptors that the process may have.
package final class TCPProber: Prober {
    private let resolver: NameResolver
    private let mailbox: OrderMailbox<ConnectOrder, TCPCounters>?
    private let thread: Mutex<OwnThread?>
    /// Why there is no engine.
    private let broken: ProbeFailure?

    package convenience init(resolver: NameResolver, settings: ProbeSettings = ProbeSettings()) {
        self.init(resolver: resolver, settings: settings, namespace: nil, bound: OpenFileLimit.makeRoom())
    }

    /// - Parameters:
    ///   - namespace: the file of the network namespace to ask in; nil for that of the calling thread.
    ///   - bound: the most connections under way at once.
    init(resolver: NameResolver, settings: ProbeSettings = ProbeSettings(), namespace: String?, bound: Int = OpenFileLimit.mostConnections)
    {
        self.resolver = resolver
        let sources = settings.sources
        do throws(SystemCallError) {
            let mailbox = try OrderMailbox<ConnectOrder, TCPCounters>(counters: TCPCounters())
            // A thread begins in the namespace of the one that makes it.
            let thread = try OwnThread { Self.run(mailbox, sources, namespace: namespace, bound: bound) }
            self.mailbox = mailbox
            self.thread = Mutex(thread)
            broken = nil
        } catch {
            mailbox = nil
            thread = Mutex(nil)
            broken = Self.refusal(error)
        }
    }

    deinit {
        shutdown()
    }

    /// Everything that moved since the start.
    package var counters: TCPCounters { mailbox?.counters ?? TCPCounters() }

    package func probe(_ question: ProbeQuestion) async -> ProbeResult {
        guard case .host(let host, port: _) = question.target else { return .unasked(question, Self.noPort) }
        switch await resolver.resolve(host, family: question.family, within: question.timeout) {
        case .failed(let failure):
            return .unasked(question, failure)
        case .address(let address, let microseconds):
            return await withCheckedContinuation { continuation in
                order(question, address, resolveMicroseconds: microseconds) { continuation.resume(returning: $0) }
            }
        }
    }

    package func submit(_ question: ProbeQuestion, _ deliver: @escaping @Sendable (consuming ProbeResult) -> Void) {
        // Only a name has anything to wait for before it is asked.
        guard case .host(let host, port: _) = question.target, let address = IPAddress(host) else {
            Task { deliver(await probe(question)) }
            return
        }
        submit(question, to: address, deliver)
    }

    /// The same for those who know the address of the target already; the port is the question's.
    package func submit(_ question: ProbeQuestion, to address: IPAddress, _ deliver: @escaping @Sendable (consuming ProbeResult) -> Void) {
        order(question, address, resolveMicroseconds: nil, deliver)
    }

    /// Ends the bursts under way with what they have, closes their sockets and waits for the thread.
    package func shutdown() {
        mailbox?.close()
        if let thread = thread.withLock({ $0.take() }) { thread.join() }
    }

    private func order(
        _ question: ProbeQuestion, _ address: IPAddress, resolveMicroseconds: Double?,
        _ deliver: @escaping @Sendable (consuming ProbeResult) -> Void
    ) {
        guard case .host(_, let number) = question.target, let port = UInt16(exactly: number) else {
            return deliver(.unasked(question, Self.noPort, address: address))
        }
        if let failure = broken ?? NameResolver.mismatch(address, question.family) ?? question.packet.mismatch(with: address) {
            return deliver(.unasked(question, failure, address: address))
        }
        let order = ConnectOrder(
            question: question, address: address, port: port, resolveMicroseconds: resolveMicroseconds, deliver: deliver)
        if mailbox?.post(order) != true {
            deliver(.unasked(question, .goingDown, address: address))
        }
    }

    private static let noPort = ProbeFailure(.local, detail: "a TCP check needs a host and a port")

    private static func refusal(_ error: SystemCallError) -> ProbeFailure {
        ProbeFailure(.local, detail: "netmon could not start its TCP engine: \(error)")
    }

    /// The thread's life; without an engine every order is refused with the reason.
    private static func run(
        _ mailbox: OrderMailbox<ConnectOrder, TCPCounters>, _ sources: [IPAddress.Family: IPAddress], namespace: String?, bound: Int
    ) {
        do throws(SystemCallError) {
            if let namespace { try NetworkNamespace.enter(namespace) }
            var engine = try ConnectEngine(mailbox: mailbox, sources: sources, bound: bound)
            engine.run()
        } catch {
            refuseAll(mailbox, refusal(error))
        }
    }

    private static func refuseAll(_ mailbox: OrderMailbox<ConnectOrder, TCPCounters>, _ failure: ProbeFailure) {
        var orders: [ConnectOrder] = []
        var isClosed = false
        while !isClosed {
            var bell = pollfd(fd: mailbox.bell, events: Int16(POLLIN), revents: 0)
            // Sound: one element, a local variable. Interrupted by a signal it finds nothing, and waits again.
            unsafe poll(&bell, 1, -1)
            isClosed = mailbox.take(into: &orders)
            for order in orders { order.deliver(.unasked(order.question, failure, address: order.address)) }
            orders.removeAll(keepingCapacity: true)
        }
    }
}
