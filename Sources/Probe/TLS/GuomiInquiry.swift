import NIOCore
import NetInventory

/// Asks a server that refused TLS whether it speaks China's own: one that does is none that is down.
struct GuomiInquiry {
    let eventLoop: any EventLoop
    let settings: ProbeSettings
    let packet: PacketOptions

    /// What it greets with; nil where it does not, or not before the deadline.
    func sight(_ host: String, _ address: IPAddress, port: Int, until deadline: NIODeadline) async -> TLSSight? {
        for greeting in GuomiGreeting.allCases {
            var random = SystemRandomNumberGenerator()
            let bytes = greeting.bytes(host: host, random: (0..<32).map { _ in random.next() })
            let flight = await flight(bytes, address, port, deadline)
            guard let hello = flight.hello, hello.version == 0x0101 || TLSName.isGuomi(cipher: hello.cipher) else { continue }
            var sight = TLSSight()
            sight.version = TLSName.version(hello.version)
            sight.cipher = TLSName.cipher(hello.cipher)
            sight.chain = flight.certificates.prefix(CertificateJudge.chainLimit).compactMap { CertificateFacts($0) }
            return sight
        }
        return nil
    }

    private func flight(_ greeting: [UInt8], _ address: IPAddress, _ port: Int, _ deadline: NIODeadline) async -> TLSServerFlight {
        let left = Milliseconds((deadline - .now()).nanoseconds / 1_000_000)
        guard left.count > 0 else { return TLSServerFlight() }
        let heard = eventLoop.makePromise(of: TLSServerFlight.self)
        let connector = ProbeConnector(eventLoop: eventLoop, limit: left, sources: settings.sources, packet: packet)
        let opened = connector.connect(to: address, port: port) { channel in
            try channel.pipeline.syncOperations.addHandler(Listener(greeting, deadline, heard))
        }
        return await heard.settled(by: opened) { _ in TLSServerFlight() }
    }

    /// Says the greeting and listens until the server's is over.
    private final class Listener: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let greeting: [UInt8]
        private let deadline: NIODeadline
        private let heard: EventLoopPromise<TLSServerFlight>
        private var flight = TLSServerFlight()
        private var timer: Scheduled<Void>?

        init(_ greeting: [UInt8], _ deadline: NIODeadline, _ heard: EventLoopPromise<TLSServerFlight>) {
            self.greeting = greeting
            self.deadline = deadline
            self.heard = heard
        }

        func channelActive(context: ChannelHandlerContext) {
            let channel = context.channel
            timer = context.eventLoop.scheduleTask(deadline: deadline) { channel.close(promise: nil) }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: greeting)), promise: nil)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            flight.take(unwrapInboundIn(data).readableBytesView)
            // TLS 1.3 says nothing more in the clear behind its greeting.
            let isOver = flight.isComplete || flight.isForeign || flight.alert != nil || flight.hello?.version == 0x0304
            if isOver { context.close(promise: nil) }
        }

        func channelInactive(context: ChannelHandlerContext) {
            timer?.cancel()
            heard.succeed(flight)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
