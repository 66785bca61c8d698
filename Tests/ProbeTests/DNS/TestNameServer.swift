import NIOCore
import NIOPosix
import Synchronization

@testable import Probe

/// A name server on one loopback port, over UDP and TCP, that answers as the test says.
final class TestNameServer: Sendable {
    /// What to send for a request, in this order; over UDP each as a datagram.
    typealias Answer = @Sendable (_ request: DNSMessage, _ transport: DNSSight.Transport) -> [[UInt8]]

    let port: Int
    private let asked = Mutex<[DNSSight.Transport]>([])
    var requests: [DNSSight.Transport] { asked.withLock { $0 } }

    private init(port: Int) { self.port = port }

    /// - Parameter foreign: whether datagrams are answered from 127.0.0.2.
    static func with<Value: Sendable>(
        foreign: Bool = false, _ answer: @escaping Answer, _ body: (TestNameServer) async throws -> Value
    ) async throws -> Value {
        let group = MultiThreadedEventLoopGroup.singleton
        let stream = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(StreamHandler(answer)) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = TestNameServer(port: stream.localAddress?.port ?? 0)
        let other = foreign ? try await DatagramBootstrap(group: group).bind(host: "127.0.0.2", port: server.port).get() : nil
        do {
            let datagrams = try await DatagramBootstrap(group: group)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(DatagramHandler(server, other, answer))
                    }
                }
                .bind(host: "127.0.0.1", port: server.port).get()
            do {
                let value = try await body(server)
                try await datagrams.close()
                try await other?.close()
                try await stream.close()
                return value
            } catch {
                try? await datagrams.close()
                throw error
            }
        } catch {
            try? await other?.close()
            try? await stream.close()
            throw error
        }
    }

    private final class DatagramHandler: ChannelInboundHandler {
        typealias InboundIn = AddressedEnvelope<ByteBuffer>
        private let server: TestNameServer
        private let other: (any Channel)?
        private let answer: Answer

        init(_ server: TestNameServer, _ other: (any Channel)?, _ answer: @escaping Answer) {
            self.server = server
            self.other = other
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let envelope = unwrapInboundIn(data)
            server.asked.withLock { $0.append(.udp) }
            guard let request = try? DNSMessage(Array(envelope.data.readableBytesView)) else { return }
            for bytes in answer(request, .udp) {
                let reply = AddressedEnvelope(remoteAddress: envelope.remoteAddress, data: ByteBuffer(bytes: bytes))
                (other ?? context.channel).writeAndFlush(reply, promise: nil)
            }
        }

        // A client that has gone is told about by the kernel, and is of no matter here.
        func errorCaught(context: ChannelHandlerContext, error: any Error) {}
    }

    private final class StreamHandler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let answer: Answer
        private var arrived = ByteBuffer()

        init(_ answer: @escaping Answer) { self.answer = answer }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            arrived.writeImmutableBuffer(unwrapInboundIn(data))
            guard let length = arrived.getInteger(at: arrived.readerIndex, as: UInt16.self),
                let bytes = arrived.getBytes(at: arrived.readerIndex + 2, length: Int(length)),
                let request = try? DNSMessage(bytes)
            else { return }
            let replies = answer(request, .tcp)
            for reply in replies {
                var buffer = ByteBuffer()
                buffer.writeInteger(UInt16(reply.count))
                buffer.writeBytes(reply)
                // In two pieces, as a network may cut it.
                if let head = buffer.readSlice(length: 1) { context.writeAndFlush(wrapOutboundOut(head), promise: nil) }
                context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            }
            if replies.isEmpty { context.close(promise: nil) }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}

extension DNSMessage {
    /// An answer to it with a response code and records.
    func answered(_ code: Int = 0, _ records: [DNSRecord] = []) -> DNSMessage {
        var message = self
        message.flags.formUnion([.answer, .authoritative])
        message.code = code
        message.answers = records
        return message
    }

    /// A record of the name that it asks for.
    func record(_ type: DNSRecordType, _ content: DNSRecord.Content) -> DNSRecord {
        DNSRecord(owner: name, type: type.rawValue, ttl: 300, content: content)
    }
}
