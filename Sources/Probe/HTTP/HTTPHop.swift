package import NIOCore

/// What came of asking one server for one page, on the way to the page that was asked for.
package struct HTTPHop: Sendable {
    /// When its connection was asked for; nil where none could be.
    package var startedAt: NIODeadline?
    /// When its last byte came; nil where it did not.
    package var endedAt: NIODeadline?
    package var phases = ProbePhases()
    /// As much as came of it.
    package var answer: HTTPAnswer?
    package var tls: TLSSight?
    package var failure: ProbeFailure?
    /// The server ended TLS before it had greeted.
    package var isRefusal = false
}
