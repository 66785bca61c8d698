/// Everything that moved through the engine since its start.
package struct EchoCounters: Equatable, Sendable {
    package var sent = 0
    package var answered = 0
    package var duplicates = 0
    /// Answers after their time.
    package var late = 0
    /// Messages that were no answer to an echo of ours, or not from where it went.
    package var foreign = 0
    /// Messages with a wrong checksum.
    package var corrupt = 0
    /// Tries that a router's word ended early.
    package var refused = 0
    /// Tries that the kernel would not send.
    package var notSent = 0
    /// Times that the kernel had no room and the rest waited for the next tick.
    package var postponed = 0
    /// Answers that the kernel had not stamped.
    package var unstamped = 0
    /// Echoes that were to be stamped as they left, and whose stamp did not come or cannot be right.
    package var unstampedSends = 0
    /// Messages that the kernel threw away because the sockets' buffers were full.
    package var dropped = 0
    package var wakeUps = WakeUps()
    /// The longest from the kernel's stamp of an arrival to its reading, in nanoseconds; up to two ticks are intended.
    package var longestUnread: Int64 = 0
}
