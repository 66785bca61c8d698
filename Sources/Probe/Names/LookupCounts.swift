/// How lookups stand, and what they came to so far.
package struct LookupCounts: Equatable, Sendable {
    /// Threads that wait for the resolver now.
    package var running = 0
    /// Names that wait for a thread now.
    package var waiting = 0
    /// Asked for in all.
    package var asked = 0
    /// Of these, those that shared a lookup that somebody else had begun.
    package var joined = 0
    /// Of these, those whose time was over before their lookup could begin.
    package var crowdedOut = 0
}
