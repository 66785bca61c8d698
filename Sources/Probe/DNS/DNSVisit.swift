import NIOCore
import NIOPosix
import NetInventory

/// One try at one name server, over either transport.
struct DNSVisit {
    let eventLoop: any EventLoop
    let settings: ProbeSettings
    let question: ProbeQuestion
    let asked: DNSQuestion
    let begun: NIODeadline
    let deadline: NIODeadline

    func note(_ phase: ProbeTrace.Phase, _ text: String) -> TryNote {
        TryNote(phase: phase, at: (NIODeadline.now() - begun).nanoseconds, text: text)
    }

    /// From a socket of its own, whose port the kernel chooses at random, and which hears nobody but the server.
    func overDatagram(_ query: DNSQuery) async -> DNSReply {
        let outcome = eventLoop.makePromise(of: DNSReply.self)
        let limit = question.timeout
        let opened: EventLoopFuture<any Channel> = eventLoop.flatSubmit {
            do {
                let server = try SocketAddress(ipAddress: asked.server.description, port: asked.port)
                let anywhere = asked.server.family == .v4 ? "0.0.0.0" : "::"
                let local = try SocketAddress(ipAddress: source?.description ?? anywhere, port: 0)
                return bootstrap().channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let handler = DNSDatagramHandler(wait(query, outcome), query, to: server, limit: limit)
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                }.bind(to: local).flatMap { channel in
                    outcome.futureResult.whenComplete { _ in channel.close(promise: nil) }
                    return channel.connect(to: server).flatMapThrowing {
                        try channel.pipeline.syncOperations.handler(type: DNSDatagramHandler.self).begin(channel)
                        return channel
                    }
                }
            } catch {
                return eventLoop.makeFailedFuture(error)
            }
        }
        return await settled(outcome, opened)
    }

    /// Within what is left of the time.
    func overStream(_ query: DNSQuery) async -> DNSReply {
        let outcome = eventLoop.makePromise(of: DNSReply.self)
        let left = Milliseconds(max(1, (deadline - NIODeadline.now()).nanoseconds / 1_000_000))
        let limit = question.timeout
        let connector = ProbeConnector(eventLoop: eventLoop, limit: left, sources: settings.sources, packet: question.packet)
        let opened = connector.connect(to: asked.server, port: asked.port) { channel in
            let pipeline = channel.pipeline.syncOperations
            let stopwatch = try pipeline.handler(type: ConnectStopwatch.self)
            try pipeline.addHandler(DNSStreamHandler(wait(query, outcome), query, stopwatch, limit: limit))
            outcome.futureResult.whenComplete { _ in channel.close(promise: nil) }
        }
        return await settled(outcome, opened)
    }

    private func wait(_ query: DNSQuery, _ outcome: EventLoopPromise<DNSReply>) -> DNSWait {
        DNSWait(query, begun: begun, until: deadline, limit: question.timeout, isExplained: question.isExplained, outcome)
    }

    private func settled(_ outcome: EventLoopPromise<DNSReply>, _ opened: EventLoopFuture<any Channel>) async -> DNSReply {
        let address = asked.server
        let limit = question.timeout
        return await outcome.settled(by: opened) { DNSReply(failure: ProbeFailure(connecting: $0, to: address, limit: limit)) }
    }

    private var source: IPAddress? {
        question.packet.sourceAddress ?? settings.sources[asked.server.family]
    }

    private func bootstrap() -> DatagramBootstrap {
        typealias Option = ChannelOptions.Types.SocketOption
        let family = asked.server.family
        var bootstrap = DatagramBootstrap(group: eventLoop)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 8192))
        for field in ProbeConnector.headerFields(question.packet, family) {
            bootstrap = bootstrap.channelOption(Option(level: field.level, name: field.name), value: field.value)
        }
        return bootstrap
    }
}
