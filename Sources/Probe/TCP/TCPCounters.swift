/// Everything that moved through the TCP engine since its start.
package struct TCPCounters: Equatable, Sendable {
    /// Connections that the kernel was asked for.
    package var asked = 0
    /// Those that came to stand in time.
    package var answered = 0
    /// Answered ones whose SYN had to be sent again.
    package var resent = 0
    /// Those that the other side, or a router, would not have.
    package var refused = 0
    /// Those that nobody answered in time.
    package var timedOut = 0
    /// Tries that this machine itself could not make.
    package var notAsked = 0
    /// Back-pressure of the kernel: times that it had no descriptor, buffer or port, and tries had to wait.
    package var postponed = 0
    /// Back-pressure of our own: times that tries had to wait since as many connections as allowed were under way.
    package var queuedAtBound = 0
    /// The most connections that were under way at once.
    package var mostOpen = 0
    package var wakeUps = WakeUps()
}
