import NetInventory

extension ProbeResult {
    /// The result of a question that was never put on the wire.
    static func unasked(_ question: ProbeQuestion, _ failure: ProbeFailure, address: IPAddress? = nil) -> ProbeResult {
        ProbeResult(
            question: question, startedAt: ClockPair.now().timestamp, address: address, sent: 0, received: 0, failure: failure
        )
    }
}
