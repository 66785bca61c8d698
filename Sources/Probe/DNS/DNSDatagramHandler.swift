import NIOCore
import NetInventory

/// One request in a datagram, and what comes back to its socket.
final class DNSDatagramHandler: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>

    private let wait: DNSWait
    private let query: DNSQuery
    private let server: SocketAddress
    private let limit: Milliseconds

    init(_ wait: DNSWait, _ query: DNSQuery, to server: SocketAddress, limit: Milliseconds) {
        self.wait = wait
        self.query = query
        self.server = server
        self.limit = limit
    }

    /// Sends the request; the channel is connected.
    func begin(_ channel: any Channel) {
        wait.send(channel, .udp, bytes: query.bytes.count)
        let envelope = AddressedEnvelope(remoteAddress: server, data: ByteBuffer(bytes: query.bytes))
        let failed = NIOLoopBound(self, eventLoop: channel.eventLoop)
        channel.writeAndFlush(envelope).whenFailure { failed.value.fail($0) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        wait.receive(Array(envelope.data.readableBytesView), isForeign: envelope.remoteAddress != server)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        wait.finish(ProbeFailure(.local, detail: "netmon is going down"))
        context.fireChannelInactive()
    }

    private func fail(_ error: any Error) {
        wait.finish(ProbeFailure(connecting: error, to: nil, limit: limit))
    }
}
