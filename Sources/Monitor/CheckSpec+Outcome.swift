package import NetInventory
internal import Probe

extension CheckSpec {
    /// What a result says about its target; nil where it says nothing, because netmon itself could not ask.
    ///
    /// A good result is good whatever was wrong with netmon.
    package func outcome(of result: CheckResult) -> VerdictMachine.Outcome? {
        let answer = answer(of: result)
        return result.unfit != nil && answer != .good ? .blind : answer
    }

    private func answer(of result: CheckResult) -> VerdictMachine.Outcome? {
        if result.received == 0, let failure = result.failure, failure.isOwn { return nil }
        if result.sent == 0 { return result.failure == nil ? nil : .bad }
        // An imported result is one try: it cannot answer more often than it was asked.
        guard result.received >= min(upIf, result.sent) else { return .bad }
        if let poorLoss, Double(result.sent - result.received) > poorLoss * Double(result.sent) { return .poor }
        if let poorTime, let median = result.median, median > Double(poorTime.count) * 1e6 { return .poor }
        return .good
    }
}
