import NIOCore
import NIOPosix
import NIOSSL

/// A server on port 0 that hands each request (all bytes up to the blank line) to a closure, which writes whatever it likes.
enum TestServer {
    typealias Answer = @Sendable (_ channel: any Channel, _ request: String) -> Void

    static func with<Value: Sendable>(
        host: String = "127.0.0.1", port: Int = 0, tls: NIOSSLContext? = nil, _ answer: @escaping Answer,
        _ body: (Int) async throws -> Value
    ) async throws -> Value {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.addHandler(Handler(answer))
                }
            }
            .bind(host: host, port: port).get()
        let port = server.localAddress?.port ?? 0
        do {
            let value = try await body(port)
            try await server.close()
            return value
        } catch {
            try? await server.close()
            throw error
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private var request = ""
        private let answer: Answer

        init(_ answer: @escaping Answer) { self.answer = answer }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            request += String(buffer: unwrapInboundIn(data))
            guard request.hasSuffix("\r\n\r\n") else { return }
            answer(context.channel, request)
            request = ""
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            // A client that breaks off is what some tests are about.
            context.close(promise: nil)
        }
    }
}

extension Channel {
    /// Writes a text and, where asked, closes behind it.
    func say(_ text: String, close: Bool = false) {
        let written = writeAndFlush(ByteBuffer(string: text))
        if close { written.whenComplete { _ in self.close(promise: nil) } }
    }
}
