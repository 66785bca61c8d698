/// What one request over one transport came to.
struct DNSReply: Sendable {
    /// The whole message that answers it; nil where none came.
    var bytes: [UInt8]?
    var failure: ProbeFailure?
    /// Nanoseconds until the connection stood (TCP).
    var connect: Int64?
    /// Nanoseconds from sending to the answer.
    var waited: Int64?
    var notes: [TryNote] = []
}
