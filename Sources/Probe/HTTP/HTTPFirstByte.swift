import NIOCore

/// Stands before the parser: notes when the first byte of the answer came, and ends an answer whose head does not end.
final class HTTPFirstByte: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let exchange: HTTPExchange
    private var headBytes = 0

    init(_ exchange: HTTPExchange) {
        self.exchange = exchange
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if exchange.firstByteAt == nil { exchange.firstByteAt = .now() }
        if exchange.answer == nil {
            headBytes += unwrapInboundIn(data).readableBytes
            guard headBytes <= HTTPExchange.headLimit else {
                exchange.fail(ProbeFailure(.malformed, detail: "the head of the answer is larger than 256 KiB"))
                context.close(promise: nil)
                return
            }
        }
        context.fireChannelRead(data)
    }
}
