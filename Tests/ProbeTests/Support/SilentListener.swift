import NIOCore
import NIOPosix

/// Listens and never accepts: with a backlog of 0 the kernel holds one connection for it and drops every further request.
struct SilentListener {
    private let server: any Channel
    /// The connection that fills the queue.
    private let holder: any Channel
    let port: Int

    init() async throws {
        server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 0)
            .serverChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: 0).get()
        port = server.localAddress?.port ?? 0
        holder = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(host: "127.0.0.1", port: port).get()
    }

    func close() async throws {
        try await holder.close()
        try await server.close()
    }
}
