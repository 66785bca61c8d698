import NetInventory

/// The tries of one question over connections: one after the other, a period apart, summed up in one result.
struct ConnectionBurst {
    let question: ProbeQuestion
    let address: IPAddress
    let resolveMicroseconds: Double?
    /// Whether netmon is going down, and breaks connections off itself; false for those whose tries say so on their own.
    var isGoingDown: @Sendable () -> Bool = { false }

    /// - Parameter attempt: makes one try; it never takes longer than the question's timeout.
    func run(_ attempt: (IPAddress) async -> TryOutcome) async -> ProbeResult {
        let startedAt = ClockPair.now().timestamp
        var result = ProbeResult(question: question, startedAt: startedAt, address: address, sent: 0, received: 0)
        var trace = question.isExplained ? ConnectionTrace(question, to: address, resolveMicroseconds: resolveMicroseconds) : nil
        var next = ContinuousClock.now
        for index in 0..<max(1, question.count) {
            if index > 0 {
                next = max(next + .milliseconds(question.period.count), ContinuousClock.now)
                // A cancelled task asks no further; what it has got so far is the result.
                do { try await Task.sleep(until: next, clock: .continuous) } catch { break }
            }
            let start = trace?.moment() ?? 0
            var outcome = await attempt(address)
            // What ended with the threads says nothing about the target.
            if outcome.failure != nil, isGoingDown() { outcome.failure = .goingDown }
            trace?.add(outcome, attempt: index, from: start)
            add(outcome, to: &result)
        }
        result.trace = trace?.ended(result)
        return result
    }

    private func add(_ outcome: TryOutcome, to result: inout ProbeResult) {
        result.sent += 1
        result.status = outcome.status
        if let tls = outcome.tls { result.sharedTLS = tls }
        if let dns = outcome.dns { result.sharedDNS = dns }
        if let nanoseconds = outcome.nanoseconds {
            result.received += 1
            result.times.append(nanoseconds)
            result.phases = outcome.phases
            if outcome.phases.resolve == nil { result.phases?.resolve = resolveMicroseconds }
        }
        if let failure = outcome.failure { result.failure = failure }
    }
}
