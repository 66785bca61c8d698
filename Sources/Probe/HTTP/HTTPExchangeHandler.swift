import Glibc
import NIOCore
import NIOHTTP1
import NIOSSL
import NIOTLS
import NetInventory

/// Sends the request once the connection (and TLS) stands, and follows the answer to its end.
final class HTTPExchangeHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let exchange: HTTPExchange
    private var bodyBytes = 0
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
        case .head(let head):
            exchange.status = Int(head.status.code)
        case .body(let bytes):
            bodyBytes += bytes.readableBytes
            if bodyBytes >= HTTPExchange.bodyLimit { complete(context) }
        case .end:
            complete(context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if exchange.requestedAt == nil {
            exchange.fail(ProbeFailure(exchange.url.isSecure ? .tls : .reset, detail: "closed before the request could be sent"))
        } else if exchange.status == nil {
            exchange.fail(ProbeFailure(.malformed, detail: "closed without an answer"))
        } else {
            exchange.fail(ProbeFailure(.body, detail: "closed after \(bodyBytes) bytes, before the answer was complete"))
        }
        timer?.cancel()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        exchange.fail(failure(error))
        context.close(promise: nil)
    }

    private func startTimer(_ context: ChannelHandlerContext) {
        let begin = exchange.startedAt ?? .now()
        let exchange = NIOLoopBound(exchange, eventLoop: context.eventLoop)
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(deadline: begin + .milliseconds(self.exchange.limit.count)) {
            let late = exchange.value
            late.fail(ProbeFailure(.timeout, wasConnected: late.isConnected, detail: "\(late.stage) within \(late.limit.count) ms"))
            channel.close(promise: nil)
        }
    }

    private func request(_ context: ChannelHandlerContext) {
        guard !exchange.isOver, exchange.requestedAt == nil else { return }
        let headers: HTTPHeaders = [
            "Host": exchange.url.hostHeader, "User-Agent": exchange.userAgent, "Accept": "*/*", "Connection": "close",
        ]
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: exchange.url.path, headers: headers)
        exchange.requestedAt = .now()
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func complete(_ context: ChannelHandlerContext) {
        exchange.complete(at: .now())
        timer?.cancel()
        context.close(promise: nil)
    }

    private func failure(_ error: any Error) -> ProbeFailure {
        switch error {
        case HTTPParserError.invalidEOFState where exchange.status != nil:
            ProbeFailure(.body, detail: "closed after \(bodyBytes) bytes, before the answer was complete")
        case HTTPParserError.invalidEOFState:
            ProbeFailure(.malformed, detail: "closed without a complete answer")
        case let error as HTTPParserError:
            ProbeFailure(.malformed, detail: "not HTTP: \(error)")
        case let error as NIOSSLError:
            ProbeFailure(.tls, detail: TLSReason.text(error))
        case let error as BoringSSLError:
            ProbeFailure(.tls, detail: TLSReason.text(error))
        case let error as NIOSSLExtraError:
            ProbeFailure(.tls, detail: TLSReason.text(error))
        case let error as IOError where exchange.requestedAt == nil && exchange.url.isSecure:
            ProbeFailure(.tls, detail: "the connection broke during the handshake (\(SystemCallError.text(error.errnoCode)))")
        case _:
            ProbeFailure(connecting: error, to: nil, limit: exchange.limit)
        }
    }
}
