/// Asks a target one question and measures the answer: one of the three seams of netmon.
///
/// A target that is down is a result; a prober never throws for it.
package protocol Prober: Sendable {
    func probe(_ question: ProbeQuestion) async -> ProbeResult

    /// The same for those who ask thousands at once: no task waits for the answer.
    ///
    /// - Parameter deliver: called once, on any thread, perhaps before the call returns; it only hands over.
    func submit(_ question: ProbeQuestion, _ deliver: @escaping @Sendable (consuming ProbeResult) -> Void)
}

extension Prober {
    package func submit(_ question: ProbeQuestion, _ deliver: @escaping @Sendable (consuming ProbeResult) -> Void) {
        Task { deliver(await probe(question)) }
    }
}
