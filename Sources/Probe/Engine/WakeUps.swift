/// How an engine's thread came to run.
package struct WakeUps: Equatable, Sendable {
    package var count = 0
    /// The longest that the thread waited for a processor after its time had come, in nanoseconds.
    package var longestDelay: Int64 = 0
    /// Times that it waited so long that results say so.
    package var late = 0

    /// Counts one.
    ///
    /// - Parameter wanted: when the thread meant to wake; nil where it waited for others alone.
    /// - Returns: whether results say so.
    mutating func note(at now: Int64, wanted: Int64?) -> Bool {
        count += 1
        guard let wanted, now > wanted else { return false }
        longestDelay = max(longestDelay, now - wanted)
        guard now - wanted >= TroubleLog.lateWaking else { return false }
        late += 1
        return true
    }
}
