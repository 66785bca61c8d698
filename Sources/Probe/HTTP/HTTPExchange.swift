package import NIOCore
import NIOHTTP1
package import NetInventory

/// One exchange as its handlers see it: the moments that were passed, and the one outcome. Lives on the event loop.
package final class HTTPExchange {
    /// Status line, headers and the interim answers before them (1xx); the parser bounds only headers.
    static let headLimit = 256 << 10

    let url: ProbeURL
    let userAgent: String
    let expectation: HTTPExpectation
    /// Whether a redirect is followed, so that nobody waits for its body.
    let followsRedirect: Bool
    let deadline: NIODeadline
    /// The whole time that the question has, for the sentence.
    let limit: Milliseconds
    let secure: SecureLayer
    var tlsAt: NIODeadline?
    var requestedAt: NIODeadline?
    var firstByteAt: NIODeadline?
    private(set) var answer: HTTPAnswer?
    private let stopwatch: ConnectStopwatch
    private let outcome: EventLoopPromise<HTTPHop>
    private(set) var isOver = false

    package init(
        url: ProbeURL, userAgent: String, expectation: HTTPExpectation, followsRedirect: Bool, deadline: NIODeadline, limit: Milliseconds,
        stopwatch: ConnectStopwatch, outcome: EventLoopPromise<HTTPHop>, secure: SecureLayer = SecureLayer()
    ) {
        self.url = url
        self.userAgent = userAgent
        self.expectation = expectation
        self.followsRedirect = followsRedirect
        self.deadline = deadline
        self.limit = limit
        self.secure = secure
        self.stopwatch = stopwatch
        self.outcome = outcome
    }

    /// Puts what reads and writes HTTP into the pipeline, behind what is there.
    package func install(_ pipeline: ChannelPipeline.SynchronousOperations) throws {
        try pipeline.addHandler(HTTPFirstByte(self))
        try pipeline.addHTTPClientHandlers()
        try pipeline.addHandler(HTTPExchangeHandler(self))
    }

    /// The head has come.
    ///
    /// - Returns: whether nothing more is needed.
    func take(_ head: HTTPResponseHead) -> Bool {
        let answer = HTTPAnswer(status: Int(head.status.code), headers: head.headers.map { ($0.name, $0.value) })
        self.answer = answer
        return followsRedirect && answer.redirect != nil
    }

    /// A piece of the body has come.
    ///
    /// - Returns: whether nothing more is needed.
    func take(_ bytes: ByteBuffer) -> Bool {
        guard var answer else { return false }
        // Another owner would have the body copied with each piece.
        self.answer = nil
        if expectation.looksIntoBody {
            answer.body += bytes.readableBytesView.prefix(max(0, expectation.bodyLimit - answer.body.count))
        }
        answer.bodyBytes += bytes.readableBytes
        self.answer = answer
        return answer.bodyBytes >= max(1, expectation.bodyLimit)
    }

    /// The answer is complete, or as much of it as is read.
    func complete(at end: NIODeadline) {
        guard stopwatch.startedAt != nil, answer != nil else {
            return fail(ProbeFailure(.malformed, detail: "an answer without a status"))
        }
        finish(failure: nil, end)
    }

    func fail(_ failure: ProbeFailure) {
        finish(failure: failure, nil)
    }

    /// Time is over.
    func isLate() {
        fail(ProbeFailure(.timeout, wasConnected: isConnected, detail: "\(stage) within \(limit.count) ms"))
    }

    var isConnected: Bool { stopwatch.connectedAt != nil }

    /// How far the exchange had come, for the reader of a timeout.
    private var stage: String {
        if let answer { return "the answer was not complete, after \(answer.bodyBytes) bytes of its body," }
        if firstByteAt != nil { return "the head of the answer was not complete" }
        if requestedAt != nil { return "no answer to the request" }
        if stopwatch.connectedAt != nil { return secure.stage() }
        return "no connection"
    }

    private func finish(failure: ProbeFailure?, _ end: NIODeadline?) {
        guard !isOver else { return }
        isOver = true
        outcome.succeed(
            HTTPHop(
                startedAt: stopwatch.startedAt, endedAt: end, phases: phases(end), answer: answer, tls: secure.sight(), failure: failure,
                isRefusal: failure?.code == .tls && secure.isRefusal()))
    }

    /// Those that were passed; without an end, the last one was not.
    private func phases(_ end: NIODeadline?) -> ProbePhases {
        func microseconds(_ from: NIODeadline?, _ to: NIODeadline?) -> Double? {
            guard let from, let to else { return nil }
            return Double((to - from).nanoseconds) / 1000
        }
        return ProbePhases(
            connect: microseconds(stopwatch.startedAt, stopwatch.connectedAt),
            tls: microseconds(stopwatch.connectedAt, tlsAt),
            firstByte: microseconds(requestedAt, firstByteAt),
            transfer: microseconds(firstByteAt, end)
        )
    }
}
