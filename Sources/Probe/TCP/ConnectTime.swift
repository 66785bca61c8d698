/// How long a handshake took.
struct ConnectTime: Equatable {
    /// At least 1.
    var nanoseconds: Int64
    /// Whether both ends were stamped by the kernel.
    var isByKernel: Bool
    /// How often the SYN went out.
    var sendings: Int

    /// - Parameters:
    ///   - rtt: microseconds from the SYN to its answer, as the kernel counted; 0 where it did not.
    ///   - resent: how often the SYN was sent again.
    ///   - acknowledgedAgo: milliseconds since the answer, as the kernel remembers them.
    ///   - elapsed: nanoseconds from asking for the connection to this look at it.
    init(rtt: UInt32, resent: UInt32, acknowledgedAgo: UInt32, elapsed: Int64) {
        sendings = 1 + Int(resent)
        // Nobody knows which SYN was answered when there were several (Karn's algorithm, RFC 6298 §3): then all of the wait counts.
        isByKernel = resent == 0 && rtt > 0
        if isByKernel {
            nanoseconds = Int64(rtt) * 1000
        } else {
            nanoseconds = max(1, elapsed - (resent > 0 ? Int64(acknowledgedAgo) * 1_000_000 : 0))
        }
    }
}
