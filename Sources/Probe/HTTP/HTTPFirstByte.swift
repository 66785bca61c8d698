import NIOCore

/// Stands before the parser and notes when the first byte of the answer came.
final class HTTPFirstByte: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let exchange: HTTPExchange

    init(_ exchange: HTTPExchange) {
        self.exchange = exchange
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if exchange.firstByteAt == nil { exchange.firstByteAt = .now() }
        context.fireChannelRead(data)
    }
}
