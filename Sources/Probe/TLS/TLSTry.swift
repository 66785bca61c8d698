import NIOCore
import NetInventory

/// One handshake as its handler sees it. Lives on the event loop.
final class TLSTry: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    struct Outcome: Sendable {
        var phases = ProbePhases()
        var nanoseconds: Int64?
        var sight: TLSSight?
        var failure: ProbeFailure?
        var isRefusal = false
    }

    private let session: TLSSession
    private let stopwatch: ConnectStopwatch
    private let deadline: NIODeadline
    private let limit: Milliseconds
    private let outcome: EventLoopPromise<Outcome>
    private var timer: Scheduled<Void>?
    private var isOver = false

    init(
        _ session: TLSSession, _ stopwatch: ConnectStopwatch, until deadline: NIODeadline, limit: Milliseconds,
        _ outcome: EventLoopPromise<Outcome>
    ) {
        self.session = session
        self.stopwatch = stopwatch
        self.deadline = deadline
        self.limit = limit
        self.outcome = outcome
    }

    func channelActive(context: ChannelHandlerContext) {
        let late = NIOLoopBound(self, eventLoop: context.eventLoop)
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(deadline: deadline) {
            [limit, session = NIOLoopBound(session, eventLoop: context.eventLoop)] in
            let detail = "\(session.value.stage) within \(limit.count) ms"
            late.value.finish(ProbeFailure(.timeout, wasConnected: true, detail: detail))
            channel.close(promise: nil)
        }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if TLSReason.isReady(event) {
            finish(nil)
            context.close(promise: nil)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        finish(session.failure(error) ?? ProbeFailure.brokenHandshake(error) ?? ProbeFailure(connecting: error, to: nil, limit: limit))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(ProbeFailure(.tls, detail: "closed during the handshake"))
        context.fireChannelInactive()
    }

    private func finish(_ failure: ProbeFailure?) {
        guard !isOver else { return }
        isOver = true
        timer?.cancel()
        let now = NIODeadline.now()
        var result = Outcome(sight: session.sight, failure: failure, isRefusal: failure?.code == .tls && session.isRefusal)
        if let begun = stopwatch.startedAt, let connected = stopwatch.connectedAt {
            result.phases.connect = Double((connected - begun).nanoseconds) / 1000
            if failure == nil {
                result.phases.tls = Double((now - connected).nanoseconds) / 1000
                result.nanoseconds = (now - begun).nanoseconds
            }
        }
        outcome.succeed(result)
    }
}
