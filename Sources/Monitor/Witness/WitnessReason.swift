/// Why netmon could not judge: what was wrong with itself, and not with a target.
///
/// The words are stored with results and spells: they stay what they are.
package enum WitnessReason: String, Hashable, Sendable, CaseIterable {
    /// It did not run.
    case off
    /// The interface by which it sends has no carrier, or is gone.
    case link
    /// This machine has no route to where it had one.
    case route
    /// The gateway that it sends by does not answer.
    case gateway
    /// It was late: the machine stood still or was too busy.
    case late
    /// The kernel threw answers away, because netmon did not read them in time.
    case drops
    /// The clock was set.
    case clock
}
