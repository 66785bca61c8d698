import NetInventory

/// How the tries of one question over connections came about, step by step, for the reader who asks.
struct ConnectionTrace {
    private var trace = ProbeTrace()
    private let begunAt = ContinuousClock.now

    init(_ question: ProbeQuestion, to address: IPAddress, resolveMicroseconds: Double?) {
        let host: String =
            switch question.target {
            case .host(let host, port: _): host
            case .url(let text): ProbeURL(text)?.host ?? text
            case .name(let name): name
            case .address(let address): address.description
            }
        if let resolveMicroseconds {
            let took = TraceText.time(Int64(resolveMicroseconds * 1000))
            trace.note(.resolve, at: 0, "\(host) is \(address), by this machine's resolver in \(took)")
        }
        let source = (question.packet.sourceAddress ?? OwnRoute.source(to: address)).map { ", from \($0)" } ?? ", and no route from here"
        trace.note(.socket, at: 0, "\(question.kind == .dns ? "socket" : "TCP socket") to \(address)\(source)")
    }

    /// When a try begins, to place its parts by.
    func moment() -> Int64 { Self.nanoseconds(ContinuousClock.now - begunAt) }

    /// - Parameter start: when the try began.
    mutating func add(_ outcome: TryOutcome, attempt: Int, from start: Int64) {
        if attempt > 0 { trace.note(.retry, attempt: attempt, at: start, "the next try of the burst") }
        var moment = start
        func part(_ microseconds: Double?, _ phase: ProbeTrace.Phase, _ what: String) {
            guard let microseconds else { return }
            let took = Int64(microseconds * 1000)
            moment += took
            trace.note(phase, attempt: attempt, at: moment, "\(what) \(TraceText.time(took))")
        }
        for note in outcome.notes {
            moment = max(moment, start + note.at)
            trace.note(note.phase, attempt: attempt, at: start + note.at, note.text)
        }
        // The notes of a question to a name server hold all of its parts, with their own times.
        guard outcome.dns == nil else { return verdict(outcome, attempt) }
        part(outcome.phases.connect, .connect, "the connection stood after")
        part(outcome.phases.tls, .tls, "TLS was ready after another")
        for line in outcome.tls?.value.lines(at: ClockPair.now().timestamp) ?? [] { trace.note(.tls, attempt: attempt, at: moment, line) }
        part(outcome.phases.firstByte, .firstByte, "the first byte of the answer came after")
        part(outcome.phases.transfer, .transfer, "the rest of it took")
        if let status = outcome.status { trace.note(.transfer, attempt: attempt, at: moment, "HTTP status \(status)") }
        verdict(outcome, attempt)
    }

    private mutating func verdict(_ outcome: TryOutcome, _ attempt: Int) {
        if let failure = outcome.failure { trace.note(.verdict, attempt: attempt, at: self.moment(), "this try: \(failure.detail)") }
    }

    /// With the verdict as its last step.
    func ended(_ result: ProbeResult) -> ProbeTrace {
        var trace = trace
        trace.note(.verdict, at: moment(), TraceText.verdict(result, "tries were answered"))
        return trace
    }

    private static func nanoseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000
    }
}
