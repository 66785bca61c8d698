import NIOCore

/// What came of asking one server for one page, on the way to the page that was asked for.
struct HTTPHop: Sendable {
    /// When its connection was asked for; nil where none could be.
    var startedAt: NIODeadline?
    /// When its last byte came; nil where it did not.
    var endedAt: NIODeadline?
    var phases = ProbePhases()
    /// As much as came of it.
    var answer: HTTPAnswer?
    var tls: TLSSight?
    var failure: ProbeFailure?
    /// The server ended TLS before it had greeted.
    var isRefusal = false
}
