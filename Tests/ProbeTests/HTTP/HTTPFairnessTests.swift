import Glibc
import NIOCore
import NIOPosix
import NetInventory
import Synchronization
import Testing

@testable import Probe

/// A thousand targets that take the connection or not, and never answer, beside one that does.
@Suite(.serialized) struct HTTPFairnessTests {
    /// Counts the turns of an event loop: a datagram to itself, sent again whenever it has come, is read once a turn.
    private final class TurnCounter: ChannelInboundHandler, Sendable {
        typealias InboundIn = AddressedEnvelope<ByteBuffer>
        typealias OutboundOut = AddressedEnvelope<ByteBuffer>
        let turns = Atomic<Int>(0)

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            turns.add(1, ordering: .relaxed)
            guard let address = context.channel.localAddress else { return }
            let envelope = AddressedEnvelope(remoteAddress: address, data: unwrapInboundIn(data).data)
            context.writeAndFlush(wrapOutboundOut(envelope), promise: nil)
        }

        static func begin(on group: any EventLoopGroup) async throws -> (counter: TurnCounter, channel: any Channel) {
            let counter = TurnCounter()
            let channel = try await DatagramBootstrap(group: group)
                .channelInitializer { $0.pipeline.addHandler(counter) }
                .bind(host: "127.0.0.1", port: 0).get()
            let address = try #require(channel.localAddress)
            try await channel.writeAndFlush(AddressedEnvelope(remoteAddress: address, data: ByteBuffer(string: "x")))
            return (counter, channel)
        }
    }

    /// How many turns of the one thread, on which both ends live, each of so many pages takes.
    private func turns(_ prober: HTTPProber, _ port: Int, on eventLoop: any EventLoop, _ count: Int = 100) async throws -> [Int] {
        let (counter, clockwork) = try await TurnCounter.begin(on: eventLoop)
        let question = ProbeQuestion(kind: .http, target: .url("http://127.0.0.1:\(port)/"), count: 1, timeout: .seconds(600))
        var all: [Int] = []
        for _ in 0..<count {
            let before = counter.turns.load(ordering: .relaxed)
            let result = await prober.probe(question)
            all.append(counter.turns.load(ordering: .relaxed) - before)
            try #require(result.received == 1, "\(String(describing: result.failure))")
        }
        try await clockwork.close()
        return all.sorted()
    }

    @Test func `a thousand dead targets do not delay a living one by more than its jitter`() async throws {
        var limit = rlimit()
        try #require(unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
        limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 8192))
        try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
        try #require(limit.rlim_cur >= 4096, "this test needs 4096 descriptors")

        // As in the service: one thread for all, and the tasks on it too.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let eventLoop = group.next()
        let prober = HTTPProber(group: group, resolver: NameResolver(group: group))
        let living = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Page()) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(living.localAddress?.port)
        let full = try await SilentListener()
        let taken = TakenChannels(awaited: 500, on: eventLoop)
        let (alone, beside, asked) = try await TestServer.with({ channel, _ in taken.add(channel) }) { silent in
            try await Task(executorPreference: ProbeExecutor(eventLoop: eventLoop)) {
                _ = try await turns(prober, port, on: eventLoop)
                let alone = try await turns(prober, port, on: eventLoop)
                let dead = Task(executorPreference: ProbeExecutor(eventLoop: eventLoop)) {
                    await withTaskGroup(of: ProbeFailure.Code?.self) { group in
                        for number in 0..<1000 {
                            let url = "http://127.0.0.1:\(number % 2 == 0 ? silent : full.port)/"
                            let question = ProbeQuestion(kind: .http, target: .url(url), count: 1, timeout: .seconds(600))
                            group.addTask { await prober.probe(question).failure?.code }
                        }
                        return await group.reduce(into: [ProbeFailure.Code?]()) { $0.append($1) }
                    }
                }
                // Until they hang: half of them taken, and the others behind those in the line of the thread.
                try await taken.complete.futureResult.get()
                let beside = try await turns(prober, port, on: eventLoop)
                return (alone, beside, dead)
            }.value
        }
        #expect(taken.all.count == 500)
        for channel in taken.all { channel.close(promise: nil) }
        // Those that were not taken are refused when the kernel asks the next time.
        try await full.close()
        let codes = await asked.value
        #expect(codes.count { $0 == .malformed } == 500 && codes.count { $0 == .refused } == 500)
        try await living.close()
        try await group.shutdownGracefully()
        // In turns of the thread, not in time: what else the machine does has no part in them.
        let (median, jitter) = (alone[50], alone[90] - alone[10])
        #expect(
            beside[50] <= median + max(jitter, 4),
            "alone \(alone[10])…\(median)…\(alone[90]), beside \(beside[10])…\(beside[50])…\(beside[90])")
    }

    private final class TakenChannels: Sendable {
        private let channels = Mutex<[any Channel]>([])
        private let awaited: Int
        /// Kept as soon as so many have come.
        let complete: EventLoopPromise<Void>

        init(awaited: Int, on eventLoop: any EventLoop) {
            self.awaited = awaited
            complete = eventLoop.makePromise()
        }

        var all: [any Channel] { channels.withLock { $0 } }

        func add(_ channel: any Channel) {
            let count = channels.withLock {
                $0.append(channel)
                return $0.count
            }
            if count == awaited { complete.succeed() }
        }
    }

    /// Answers each request with a small page.
    private final class Page: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let page = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: page)), promise: nil)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
