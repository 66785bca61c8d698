import NIOCore

/// Stands before the TLS library and reads along what the server sends in the clear.
final class TLSFlightTap: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let session: TLSSession

    init(_ session: TLSSession) {
        self.session = session
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        session.flight.take(unwrapInboundIn(data).readableBytesView)
        context.fireChannelRead(data)
    }
}
