import NIOCore
import NIOPosix

/// Answers the first bytes of each connection with bytes that were laid down before, and then keeps silent or closes.
enum ScriptedServer {
    static func with<Value: Sendable>(
        _ answer: [UInt8], closes: Bool = false, _ body: (Int) async throws -> Value
    ) async throws -> Value {
        try await with({ _ in (answer, closes) }, body)
    }

    /// - Parameter answer: what to say to the first bytes, and whether to close behind it.
    static func with<Value: Sendable>(
        _ answer: @escaping @Sendable ([UInt8]) -> (bytes: [UInt8], closes: Bool), _ body: (Int) async throws -> Value
    ) async throws -> Value {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Handler(answer)) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let value = try await body(server.localAddress?.port ?? 0)
            try await server.close()
            return value
        } catch {
            try? await server.close()
            throw error
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let answer: @Sendable ([UInt8]) -> (bytes: [UInt8], closes: Bool)
        private var isDone = false

        init(_ answer: @escaping @Sendable ([UInt8]) -> (bytes: [UInt8], closes: Bool)) { self.answer = answer }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !isDone else { return }
            isDone = true
            let (bytes, closes) = answer(Array(buffer: unwrapInboundIn(data)))
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            if closes { context.close(promise: nil) }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
