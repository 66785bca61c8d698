@testable import Probe

/// A prober, and somebody of each sort for it to ask.
struct ContractPeers: Sendable {
    var prober: any Prober
    /// Ends the prober, as netmon does when it goes down.
    var end: @Sendable () async -> Void
    /// Whether a try at the silent peer is on its way.
    var isUnderWay: @Sendable () throws -> Bool
    /// Answers every try.
    var living: ProbeQuestion.Target
    /// Never says anything.
    var silent: ProbeQuestion.Target
    /// Says no at once.
    var refusing: ProbeQuestion.Target
    /// The living one under a name of one's choice.
    var named: @Sendable (String) -> ProbeQuestion.Target
}
