import NIOCore
import NetInventory

/// One request over a connection, each message behind its length (RFC 7766 §8).
final class DNSStreamHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let wait: DNSWait
    private let query: DNSQuery
    private let stopwatch: ConnectStopwatch
    private let limit: Milliseconds
    private var arrived = ByteBuffer()

    init(_ wait: DNSWait, _ query: DNSQuery, _ stopwatch: ConnectStopwatch, limit: Milliseconds) {
        self.wait = wait
        self.query = query
        self.stopwatch = stopwatch
        self.limit = limit
    }

    func channelActive(context: ChannelHandlerContext) {
        var buffer = ByteBuffer()
        buffer.writeInteger(UInt16(query.bytes.count))
        buffer.writeBytes(query.bytes)
        wait.send(context.channel, .tcp, bytes: buffer.readableBytes, connect: stopwatch.nanoseconds)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        arrived.writeImmutableBuffer(unwrapInboundIn(data))
        while let length = arrived.getInteger(at: arrived.readerIndex, as: UInt16.self), arrived.readableBytes >= 2 + Int(length) {
            arrived.moveReaderIndex(forwardBy: 2)
            wait.receive(arrived.readBytes(length: Int(length)) ?? [])
        }
        arrived.discardReadBytes()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        wait.finish(ProbeFailure(connecting: error, to: nil, limit: limit))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        wait.finish(ProbeFailure(.reset, detail: "the name server closed the connection before it had answered"))
        context.fireChannelInactive()
    }
}
