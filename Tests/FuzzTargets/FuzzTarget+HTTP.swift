import NIOCore
import NIOEmbedded
import NetInventory
import Probe

extension FuzzTarget {
    /// A whole exchange without a network, in one piece and in several: where a piece ends must change nothing that is reported.
    static func takeAnswer(_ bytes: [UInt8]) {
        let choice = bytes.first ?? 0
        let whole = hop(Array(bytes.dropFirst()), choice, piece: .max)
        let pieces = hop(Array(bytes.dropFirst()), choice, piece: 1 + Int(choice) % 7)
        precondition(whole.answer?.status == pieces.answer?.status, "the status does not depend on how a network cuts it")
        precondition(whole.failure?.code == pieces.failure?.code, "nor does the failure")
        if whole.failure == nil { precondition(whole.answer?.body == pieces.answer?.body, "nor what is kept of the body") }
        for hop in [whole, pieces] { check(hop, choice) }
    }

    private static func expectation(_ choice: UInt8) -> HTTPExpectation {
        var expectation = HTTPExpectation()
        expectation.method = choice & 1 == 0 ? .get : .head
        expectation.bodyLimit = choice & 2 == 0 ? HTTPExpectation.usualBodyLimit : 64
        if choice & 4 != 0 {
            expectation.contains = ["县", "ok"]
            expectation.lacks = ["error"]
            expectation.headers = [.init("Server", .contains("x")), .init("X", .present), .init("Y", .equals("z"))]
        }
        return expectation
    }

    private static func check(_ hop: HTTPHop, _ choice: UInt8) {
        let expectation = expectation(choice)
        if let detail = hop.failure?.detail {
            precondition(!detail.unicodeScalars.contains(where: VisibleText.isSteering), "a sentence is safe to print")
            precondition(detail.unicodeScalars.count < 200, "and short")
        }
        guard let answer = hop.answer else { return }
        precondition(answer.body.count <= expectation.bodyLimit && answer.body.count <= answer.bodyBytes, "no more is kept than was read")
        if let detail = expectation.objection(to: answer)?.detail {
            precondition(!detail.unicodeScalars.contains(where: VisibleText.isSteering), "a sentence is safe to print")
        }
        guard let location = answer.redirect, let base = ProbeURL("http://a.example/b/c?d"), let next = base.following(location) else {
            return
        }
        precondition(ProbeURL(next.text) == next, "where a redirect leads can be written down and read again")
        precondition(next.path.utf8.allSatisfy { $0 > 32 && $0 < 127 }, "and asked for")
    }

    private static func hop(_ bytes: [UInt8], _ choice: UInt8, piece: Int) -> HTTPHop {
        guard let url = ProbeURL("http://a.example/") else { preconditionFailure("it is a URL") }
        let channel = EmbeddedChannel()
        let outcome = channel.eventLoop.makePromise(of: HTTPHop.self)
        var found: HTTPHop?
        outcome.futureResult.assumeIsolated().whenSuccess { found = $0 }
        let stopwatch = ConnectStopwatch()
        let exchange = HTTPExchange(
            url: url, userAgent: "netmon", expectation: expectation(choice), followsRedirect: choice & 8 != 0, deadline: .distantFuture,
            limit: .seconds(1), stopwatch: stopwatch, outcome: outcome)
        do {
            try channel.pipeline.syncOperations.addHandler(stopwatch)
            try exchange.install(channel.pipeline.syncOperations)
            try channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        } catch {
            preconditionFailure("an embedded channel connects: \(error)")
        }
        var rest = bytes[...]
        while !rest.isEmpty, channel.isActive {
            // What breaks the protocol ends the exchange with its failure; nothing else throws.
            _ = try? channel.writeInbound(ByteBuffer(bytes: rest.prefix(piece)))
            channel.embeddedEventLoop.run()
            rest = rest.dropFirst(piece)
        }
        _ = try? channel.finish(acceptAlreadyClosed: true)
        guard let found else { preconditionFailure("whatever is answered, something comes of it") }
        return found
    }
}
