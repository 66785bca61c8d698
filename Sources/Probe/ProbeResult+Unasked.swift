import NetInventory

extension ProbeResult {
    /// The result of a question that was never put on the wire.
    static func unasked(_ question: ProbeQuestion, _ failure: ProbeFailure, address: IPAddress? = nil) -> ProbeResult {
        var result = ProbeResult(
            question: question, startedAt: ClockPair.now().timestamp, address: address, sent: 0, received: 0, failure: failure
        )
        if question.isExplained {
            var trace = ProbeTrace()
            trace.note(.verdict, at: 0, "nothing was sent (\(failure.code.rawValue)): \(failure.detail)")
            result.trace = trace
        }
        return result
    }
}
