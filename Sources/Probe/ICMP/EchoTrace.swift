import NetInventory

/// How a burst of echoes came about, step by step, for the reader who asks.
struct EchoTrace {
    private var trace = ProbeTrace()
    private let begunAt: Int64
    private let size: Int
    private let family: IPAddress.Family

    init(_ order: EchoOrder, at now: Int64) {
        begunAt = now
        size = order.question.size
        family = order.address.family
        if case .name(let name) = order.question.target, let took = order.resolveMicroseconds {
            trace.note(.resolve, at: 0, "\(name) is \(order.address), by this machine's resolver in \(TraceText.time(Int64(took * 1000)))")
        }
    }

    /// Which socket the echoes go through.
    mutating func begins(_ handle: ICMPSocketHandle, from source: IPAddress?) {
        let kind = handle.kind == .raw ? "raw socket (CAP_NET_RAW)" : "unprivileged ICMP socket (net.ipv4.ping_group_range)"
        let origin = source.map { ", from \($0)" } ?? ""
        trace.note(.socket, at: 0, "\(kind), identifier \(handle.identifier)\(origin)")
    }

    mutating func sent(_ attempt: Int, sequence: UInt16, at time: ClockPair) {
        let header = family == .v4 ? 20 : 40
        trace.note(
            .send, attempt: attempt, at: since(time),
            "echo request, sequence \(sequence), \(header + 8 + size) bytes with its IP header, handed to the kernel")
    }

    mutating func left(_ attempt: Int, _ stamp: KernelStamp, after sentAt: ClockPair) {
        trace.note(
            .send, attempt: attempt, at: stamp.monotonic - begunAt,
            "left by the kernel's stamp \(TraceText.clock(stamp.real)),"
                + " \(TraceText.time(stamp.monotonic - sentAt.monotonic)) after it was handed over"
        )
    }

    mutating func answered(_ attempt: Int, _ roundTrip: RoundTrip, stamp: Int64?, readAt: ClockPair, hopLimit: UInt8?) {
        let hops = hopLimit.map { ", time to live \($0)" } ?? ""
        let stamped = stamp.map { ", arrived by the kernel's stamp \(TraceText.clock($0)), read \(TraceText.time(readAt.real - $0)) later" }
        let arrival = stamped ?? ", not stamped"
        trace.note(
            .receive, attempt: attempt, at: since(readAt),
            "echo reply\(hops)\(arrival); round trip \(TraceText.time(roundTrip.nanoseconds)) by"
                + (roundTrip.isKernel ? " the kernel's stamps on both ends" : " the clock of user space on one end at least"))
    }

    mutating func refused(_ attempt: Int, _ failure: ProbeFailure, readAt: ClockPair) {
        trace.note(.receive, attempt: attempt, at: since(readAt), failure.detail)
    }

    mutating func foreign(_ attempt: Int, from source: IPAddress, readAt: ClockPair) {
        let text = "a reply with this echo's numbers came from \(source): not taken for an answer"
        trace.note(.receive, attempt: attempt, at: since(readAt), text)
    }

    mutating func duplicate(_ attempt: Int, readAt: ClockPair) {
        trace.note(.receive, attempt: attempt, at: since(readAt), "the same reply came again: counted as a duplicate")
    }

    /// With the verdict as its last step.
    func ended(_ result: ProbeResult, at now: ClockPair) -> ProbeTrace {
        var trace = trace
        trace.note(.verdict, at: since(now), TraceText.verdict(result, "echoes came back"))
        return trace
    }

    private func since(_ time: ClockPair) -> Int64 { time.monotonic - begunAt }
}
