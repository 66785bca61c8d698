/// One thing that is wrong with netmon itself: which sort, and of what.
struct WitnessFault: Hashable, Sendable {
    var reason: WitnessReason
    /// The interface, or the gateway; empty where it is netmon as a whole.
    var detail = ""
}
