/// Asks a target one question and measures the answer: one of the three seams of netmon.
///
/// A target that is down is a result; a prober never throws for it.
package protocol Prober: Sendable {
    func probe(_ question: ProbeQuestion) async -> ProbeResult
}
