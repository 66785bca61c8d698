import NIOCore
import NIOHTTP1
import NIOTLS
import NetInventory

/// Sends the request once the connection (and TLS) stands, and follows the answer to its end.
final class HTTPExchangeHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let exchange: HTTPExchange
    private var timer: Scheduled<Void>?

    init(_ exchange: HTTPExchange) {
        self.exchange = exchange
    }

    func channelActive(context: ChannelHandlerContext) {
        startTimer(context)
        if !exchange.url.isSecure { request(context) }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted? = event as? TLSUserEvent {
            exchange.tlsAt = .now()
            request(context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): if exchange.take(head) { complete(context) }
        case .body(let bytes): if exchange.take(bytes) { complete(context) }
        case .end: complete(context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if exchange.requestedAt == nil {
            exchange.fail(ProbeFailure(exchange.url.isSecure ? .tls : .reset, detail: "closed before the request could be sent"))
        } else {
            exchange.fail(closedEarly("closed without an answer"))
        }
        timer?.cancel()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        exchange.fail(failure(error))
        context.close(promise: nil)
    }

    private func startTimer(_ context: ChannelHandlerContext) {
        let exchange = NIOLoopBound(exchange, eventLoop: context.eventLoop)
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(deadline: self.exchange.deadline) {
            exchange.value.isLate()
            channel.close(promise: nil)
        }
    }

    private func request(_ context: ChannelHandlerContext) {
        guard !exchange.isOver, exchange.requestedAt == nil else { return }
        let headers: HTTPHeaders = [
            "Host": exchange.url.hostHeader, "User-Agent": exchange.userAgent, "Accept": "*/*", "Accept-Encoding": "identity",
            "Connection": "close",
        ]
        let method: HTTPMethod =
            switch exchange.expectation.method {
            case .get: .GET
            case .head: .HEAD
            }
        let head = HTTPRequestHead(version: .http1_1, method: method, uri: exchange.url.path, headers: headers)
        exchange.requestedAt = .now()
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func complete(_ context: ChannelHandlerContext) {
        exchange.complete(at: .now())
        timer?.cancel()
        context.close(promise: nil)
    }

    /// - Parameter unanswered: what to say where no head had come.
    private func closedEarly(_ unanswered: String) -> ProbeFailure {
        guard let answer = exchange.answer else { return ProbeFailure(.malformed, detail: unanswered) }
        return ProbeFailure(.body, detail: "closed after \(answer.bodyBytes) bytes, before the answer was complete")
    }

    private func failure(_ error: any Error) -> ProbeFailure {
        if let failure = exchange.secure.failure(error) { return failure }
        if exchange.requestedAt == nil, exchange.url.isSecure, let failure = ProbeFailure.brokenHandshake(error) { return failure }
        switch error {
        case HTTPParserError.invalidEOFState: return closedEarly("closed without a complete answer")
        case let error as HTTPParserError: return ProbeFailure(.malformed, detail: "not HTTP: \(error)")
        case _: return ProbeFailure(connecting: error, to: nil, limit: exchange.limit)
        }
    }
}
