import NIOCore
import NetInventory

/// One exchange as its handlers see it: the moments that were passed, and the one outcome. Lives on the event loop.
final class HTTPExchange {
    /// Of a body no more is read; a larger one is an answer all the same.
    static let bodyLimit = 1 << 20
    /// Status line, headers and the interim answers before them (1xx); the parser bounds only headers.
    static let headLimit = 256 << 10

    let url: ProbeURL
    let userAgent: String
    let limit: Milliseconds
    var tlsAt: NIODeadline?
    var requestedAt: NIODeadline?
    var firstByteAt: NIODeadline?
    var status: Int?
    private let stopwatch: ConnectStopwatch
    private let outcome: EventLoopPromise<TryOutcome>
    private(set) var isOver = false

    init(url: ProbeURL, userAgent: String, limit: Milliseconds, stopwatch: ConnectStopwatch, outcome: EventLoopPromise<TryOutcome>) {
        self.url = url
        self.userAgent = userAgent
        self.limit = limit
        self.stopwatch = stopwatch
        self.outcome = outcome
    }

    var startedAt: NIODeadline? { stopwatch.startedAt }

    /// The answer is complete, or as much of it as is read.
    func complete(at end: NIODeadline) {
        guard let startedAt, let status else { return fail(ProbeFailure(.malformed, detail: "an answer without a status")) }
        if status >= 400 { return fail(ProbeFailure(.status, httpStatus: status, detail: "HTTP \(status)")) }
        finish(TryOutcome(nanoseconds: (end - startedAt).nanoseconds, phases: phases(end), status: status))
    }

    func fail(_ failure: ProbeFailure) {
        finish(TryOutcome(phases: phases(nil), status: status, failure: failure))
    }

    var isConnected: Bool { stopwatch.connectedAt != nil }

    /// How far the exchange had come, for the reader of a timeout.
    var stage: String {
        if firstByteAt != nil { return "the answer was not complete" }
        if requestedAt != nil { return "no answer to the request" }
        if stopwatch.connectedAt != nil { return "TLS was not ready" }
        return "no connection"
    }

    private func finish(_ result: TryOutcome) {
        guard !isOver else { return }
        isOver = true
        outcome.succeed(result)
    }

    /// Those that were passed; without an end, the last one was not.
    private func phases(_ end: NIODeadline?) -> ProbePhases {
        func microseconds(_ from: NIODeadline?, _ to: NIODeadline?) -> Double? {
            guard let from, let to else { return nil }
            return Double((to - from).nanoseconds) / 1000
        }
        return ProbePhases(
            connect: microseconds(startedAt, stopwatch.connectedAt),
            tls: microseconds(stopwatch.connectedAt, tlsAt),
            firstByte: microseconds(requestedAt, firstByteAt),
            transfer: microseconds(firstByteAt, end)
        )
    }
}
