import NIOCore
import NIOPosix
import NetInventory

/// Opens one connection to an address; asked on the event loop, so that the socket is made by its thread.
struct ProbeConnector {
    let eventLoop: any EventLoop
    let limit: Milliseconds
    /// The addresses to connect from, by family; the kernel's choice where there is none.
    let sources: [IPAddress.Family: IPAddress]

    /// - Parameter configure: adds handlers behind the stopwatch before the connection is asked for.
    func connect(
        to address: IPAddress, port: Int, configure: @escaping @Sendable (any Channel) throws -> Void
    ) -> EventLoopFuture<any Channel> {
        eventLoop.flatSubmit {
            do {
                let target = try SocketAddress(ipAddress: address.description, port: port)
                var bootstrap = ClientBootstrap(group: eventLoop)
                    .connectTimeout(.milliseconds(max(1, limit.count)))
                    .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                    .channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(ConnectStopwatch())
                            try configure(channel)
                        }
                    }
                if let source = sources[address.family] {
                    bootstrap = bootstrap.bind(to: try SocketAddress(ipAddress: source.description, port: 0))
                }
                return bootstrap.connect(to: target)
            } catch {
                return eventLoop.makeFailedFuture(error)
            }
        }
    }
}
