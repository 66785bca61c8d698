import NIOCore
import NIOHTTP1

/// Answers the requests of one connection from the state that the county has at that moment.
final class CountyPageHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: @Sendable (_ path: String) -> CountyState.Answer
    private var request: HTTPRequestHead?

    init(answer: @escaping @Sendable (_ path: String) -> CountyState.Answer) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): request = head
        case .body: break
        case .end:
            guard let request else { return }
            self.request = nil
            respond(to: request, context: context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func respond(to request: HTTPRequestHead, context: ChannelHandlerContext) {
        let path = request.uri.prefix { $0 != "?" && $0 != "#" }
        let status: HTTPResponseStatus
        let page: String
        switch answer(String(path)) {
        case .page(let title):
            status = .ok
            page = CountyPage.html(title: title, sentence: "示例数据。")
        case .notFound:
            status = .notFound
            page = CountyPage.html(title: "找不到网页", sentence: "这个地址没有网页。")
        case .unavailable(let title):
            status = .serviceUnavailable
            page = CountyPage.html(title: title, sentence: "网站暂时不能访问（模拟中断）。")
        }
        let body = context.channel.allocator.buffer(string: page)
        var head = HTTPResponseHead(version: request.version, status: status)
        head.headers.add(name: "Content-Type", value: "text/html; charset=utf-8")
        head.headers.add(name: "Content-Length", value: String(body.readableBytes))
        if !request.isKeepAlive { head.headers.add(name: "Connection", value: "close") }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if request.method != .HEAD { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        let sent = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        if !request.isKeepAlive {
            let channel = context.channel
            sent.whenComplete { _ in channel.close(promise: nil) }
        }
    }
}
