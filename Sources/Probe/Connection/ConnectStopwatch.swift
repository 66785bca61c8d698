package import NIOCore

/// Notes when a connection was asked for and when it stood, as close to the kernel as NIO lets one.
package final class ConnectStopwatch: ChannelOutboundHandler {
    package typealias OutboundIn = NIOAny

    private(set) var startedAt: NIODeadline?
    private(set) var connectedAt: NIODeadline?

    package init() {}

    package func connect(context: ChannelHandlerContext, to address: SocketAddress, promise: EventLoopPromise<Void>?) {
        let connected = context.eventLoop.makePromise(of: Void.self)
        // NIO tells the asker before it tells the handlers, so only a promise of one's own is early enough.
        connected.futureResult.assumeIsolated().whenSuccess { self.connectedAt = .now() }
        connected.futureResult.cascade(to: promise)
        startedAt = .now()
        context.connect(to: address, promise: connected)
    }

    /// Nil before the connection stood.
    var nanoseconds: Int64? {
        guard let startedAt, let connectedAt else { return nil }
        return (connectedAt - startedAt).nanoseconds
    }
}
