import NetInventory

/// How a burst of connections came about, step by step, for the reader who asks.
struct TCPTrace {
    private var trace = ProbeTrace()
    private let begunAt: Int64
    private let target: String
    private let options: String

    init(_ order: ConnectOrder, at now: Int64) {
        begunAt = now
        target = "\(order.address) port \(order.port)"
        let packet = order.question.packet
        var words: [String] = []
        if case .interface(let name) = packet.source { words.append("by interface \(name)") }
        if let dscp = packet.dscp { words.append("DSCP \(dscp)") }
        if let ttl = packet.ttl { words.append("time to live \(ttl)") }
        options = words.map { ", " + $0 }.joined()
        if case .host(let name, port: _) = order.question.target, let took = order.resolveMicroseconds {
            trace.note(.resolve, at: 0, "\(name) is \(order.address), by this machine's resolver in \(TraceText.time(Int64(took * 1000)))")
        }
    }

    /// - Parameter waited: nanoseconds for which this machine had no room for the try.
    mutating func begins(_ attempt: Int, at now: Int64, waited: Int64) {
        if attempt > 0 { trace.note(.retry, attempt: attempt, at: now - begunAt, "the next try of the burst") }
        guard waited >= TickWheel.tickNanoseconds else { return }
        trace.note(
            .socket, attempt: attempt, at: now - begunAt, "waited \(TraceText.time(waited)) for its turn or for room on this machine")
    }

    mutating func asked(_ attempt: Int, from local: (address: IPAddress, port: UInt16)?, at now: Int64) {
        let source = local.map { ", from \($0.address) port \($0.port)" } ?? ""
        trace.note(.socket, attempt: attempt, at: now - begunAt, "TCP socket to \(target)\(source)\(options)")
    }

    mutating func stood(_ attempt: Int, _ time: ConnectTime, at now: Int64) {
        let clock = time.isByKernel ? "by the kernel's stamps on both ends" : "by the clock of user space"
        let resent = time.sendings > 1 ? ", the SYN went out \(time.sendings) times" : ""
        trace.note(
            .connect, attempt: attempt, at: now - begunAt,
            "the connection stood after \(TraceText.time(time.nanoseconds)) \(clock)\(resent)")
    }

    mutating func failed(_ attempt: Int, _ failure: ProbeFailure, at now: Int64) {
        trace.note(.verdict, attempt: attempt, at: now - begunAt, "this try: \(failure.detail)")
    }

    /// With the verdict as its last step.
    func ended(_ result: ProbeResult, at now: Int64) -> ProbeTrace {
        var trace = trace
        trace.note(.verdict, at: now - begunAt, TraceText.verdict(result, "tries were answered"))
        return trace
    }
}
