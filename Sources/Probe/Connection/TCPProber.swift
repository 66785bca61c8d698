package import NIOCore
import NIOPosix
import NetInventory

/// Opens a TCP connection and measures how long the handshake takes (RFC 9293 §3.5); it sends nothing and closes again.
///
/// Refused, reset, silent and unreachable are told apart by the kernel's error. The tries of a burst follow one another.
package struct TCPProber: Prober {
    private let group: any EventLoopGroup
    private let resolver: NameResolver
    private let settings: ProbeSettings

    package init(group: any EventLoopGroup, resolver: NameResolver, settings: ProbeSettings = ProbeSettings()) {
        self.group = group
        self.resolver = resolver
        self.settings = settings
    }

    package func probe(_ question: ProbeQuestion) async -> ProbeResult {
        guard case .host(let host, let port) = question.target else {
            return .unasked(question, ProbeFailure(.local, detail: "a TCP check needs a host and a port"))
        }
        if let failure = ProbeConnector.refusal(question.packet) { return .unasked(question, failure) }
        switch await resolver.resolve(host, family: question.family, within: question.timeout) {
        case .failed(let failure):
            return .unasked(question, failure)
        case .address(let address, let microseconds):
            let burst = ConnectionBurst(question: question, address: address, resolveMicroseconds: microseconds)
            return await burst.run { await connect($0, port, limit: question.timeout, question.packet) }
        }
    }

    private func connect(_ address: IPAddress, _ port: Int, limit: Milliseconds, _ packet: PacketOptions) async -> TryOutcome {
        let connector = ProbeConnector(eventLoop: group.next(), limit: limit, sources: settings.sources, packet: packet)
        do {
            return try await connector.connect(to: address, port: port) { _ in }.flatMapThrowing { channel in
                let nanoseconds = try channel.pipeline.syncOperations.handler(type: ConnectStopwatch.self).nanoseconds
                channel.close(promise: nil)
                return TryOutcome(nanoseconds: nanoseconds, phases: ProbePhases(connect: nanoseconds.map { Double($0) / 1000 }))
            }.flatMapErrorThrowing { error in
                TryOutcome(failure: ProbeFailure(connecting: error, to: address, limit: limit))
            }.get()
        } catch {
            return TryOutcome(failure: ProbeFailure(connecting: error, to: address, limit: limit))
        }
    }
}
