import NIOCore
import NIOPosix
import NetInventory

/// Opens one connection to an address; asked on the event loop, so that the socket is made by its thread.
struct ProbeConnector {
    let eventLoop: any EventLoop
    let limit: Milliseconds

    /// - Parameter configure: adds handlers behind the stopwatch before the connection is asked for.
    func connect(
        to address: IPAddress, port: Int, configure: @escaping @Sendable (any Channel) throws -> Void
    ) -> EventLoopFuture<any Channel> {
        eventLoop.flatSubmit {
            do {
                let target = try SocketAddress(ipAddress: address.description, port: port)
                return ClientBootstrap(group: eventLoop)
                    .connectTimeout(.milliseconds(max(1, limit.count)))
                    .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                    .channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(ConnectStopwatch())
                            try configure(channel)
                        }
                    }
                    .connect(to: target)
            } catch {
                return eventLoop.makeFailedFuture(error)
            }
        }
    }
}
