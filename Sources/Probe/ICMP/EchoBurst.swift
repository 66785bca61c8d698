import NetInventory

/// The state of one burst in a slot of the table; the slot and the memory of its tries are used again.
struct EchoBurst {
    /// Nil while the slot is free.
    var order: EchoOrder?
    var generation: UInt32 = 0
    var address = IPAddress(v4: 0)
    /// ICMP payload bytes.
    var size = 0
    var count = 0
    var period: Int64 = 0
    var timeout: Int64 = 0
    /// One entry for each try that has fallen due.
    var attempts: [EchoAttempt] = []
    /// When the next try falls due.
    var nextAt: Int64 = 0
    /// Tries that are queued or waiting.
    var outstanding = 0
    /// When the result may go out: a little after the last answer, so that a duplicate on its heels is still counted.
    var lingerUntil: Int64?
    /// The alarm that counts; others in the wheel are stale.
    var alarmTick: Int64 = 0
    var duplicates = 0
    /// Reasons by try, where there is a better one than silence.
    var reasons: [(attempt: Int, failure: ProbeFailure)] = []

    var isLive: Bool { order != nil }
    var allDue: Bool { attempts.count == count }

    mutating func begin(_ order: EchoOrder, at now: Int64) {
        let question = order.question
        self.order = order
        address = order.address
        // Both limits keep what follows within its fields; the command line refuses such wishes with a sentence.
        count = min(max(question.count, 1), 0xffff)
        size = min(max(question.size, EchoMark.payloadByteCount), Self.largestPayload)
        period = max(0, question.period.nanoseconds)
        timeout = max(1_000_000, question.timeout.nanoseconds)
        attempts.removeAll(keepingCapacity: true)
        attempts.reserveCapacity(count)
        // By whole ticks, so that bursts begun at multiples of their period after each other send together.
        nextAt = now - now % TickWheel.tickNanoseconds
        outstanding = 0
        lingerUntil = nil
        alarmTick = 0
        duplicates = 0
        reasons.removeAll(keepingCapacity: true)
    }

    /// What the burst came to.
    ///
    /// - Parameter silence: the reason where a try was neither answered nor refused.
    func result(now: ClockPair, silence: @autoclosure () -> ProbeFailure) -> ProbeResult? {
        guard let order else { return nil }
        let sent = attempts.count { $0.state != .queued }
        let unanswered = attempts.isEmpty ? 0 : attempts.lastIndex { $0.state != .answered }
        let failure = unanswered.flatMap { last in reasons.last { $0.attempt == last }?.failure ?? silence() }
        return ProbeResult(
            question: order.question,
            startedAt: (attempts.first?.sentAt ?? now).timestamp,
            address: address,
            sent: sent,
            received: attempts.count { $0.state == .answered },
            duplicates: duplicates,
            times: attempts.compactMap { $0.state == .answered ? $0.roundTrip : nil },
            stamps: .user,
            phases: order.resolveMicroseconds.map { ProbePhases(resolve: $0) },
            failure: failure
        )
    }

    /// What fits into an IPv4 packet behind its header and the echo's.
    static let largestPayload = 65_535 - 20 - 8
}
