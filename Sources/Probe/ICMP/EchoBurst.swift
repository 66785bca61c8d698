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
    /// Whether its echoes are stamped as they leave.
    var isStamped = false
    /// Whether its packets' header fields are others than the kernel's choice.
    var hasOptions = false
    /// The index of the interface to leave by; 0 for the routes' choice.
    var interface: UInt32 = 0
    /// The alarm that counts; others in the wheel are stale.
    var alarmTick: Int64 = 0
    var duplicates = 0
    /// Reasons by try, where there is a better one than silence.
    var reasons: [(attempt: Int, failure: ProbeFailure)] = []

    /// How it came about, where that was asked for.
    var trace: EchoTrace?

    var isLive: Bool { order != nil }
    var allDue: Bool { attempts.count == count }

    mutating func begin(_ order: EchoOrder, interface: UInt32, at now: Int64) {
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
        isStamped = question.wantsSendStamps
        hasOptions = question.hasOptions
        self.interface = interface
        outstanding = 0
        lingerUntil = nil
        alarmTick = 0
        duplicates = 0
        reasons.removeAll(keepingCapacity: true)
        trace = question.isExplained ? EchoTrace(order, at: now) : nil
    }

    /// What the burst came to.
    ///
    /// Changes nothing; `mutating` spares a copy of the burst, and with it of its arrays' owners, for each result.
    ///
    /// - Parameters:
    ///   - order: the burst's.
    ///   - trouble: what was wrong with this machine meanwhile.
    ///   - silence: the reason where a try was neither answered nor refused.
    mutating func result(
        of order: EchoOrder, now: ClockPair, trouble: TroubleLog, silence: @autoclosure () -> ProbeFailure
    ) -> ProbeResult {
        var (sent, unanswered, isKernel) = (0, attempts.isEmpty ? 0 : nil as Int?, true)
        var times: [Int64] = []
        times.reserveCapacity(attempts.count)
        for (index, attempt) in attempts.enumerated() {
            if attempt.state != .queued { sent += 1 }
            if attempt.state == .answered, let roundTrip = attempt.roundTrip {
                times.append(roundTrip.nanoseconds)
                if !roundTrip.isKernel { isKernel = false }
            } else {
                unanswered = index
            }
        }
        let failure = unanswered.flatMap { last in reasons.last { $0.attempt == last }?.failure ?? silence() }
        let begin = attempts.first?.sentAt ?? now
        var result = ProbeResult(
            question: order.question,
            startedAt: begin.timestamp,
            address: address,
            sent: sent,
            received: times.count,
            duplicates: duplicates,
            times: times,
            stamps: isKernel && !times.isEmpty ? .kernel : .user,
            phases: order.resolveMicroseconds.map { ProbePhases(resolve: $0) },
            failure: failure
        )
        result.trouble = trouble.since(begin.monotonic)
        if let trace { result.trace = trace.ended(result, at: now) }
        return result
    }

    /// What fits into an IPv4 packet behind its header and the echo's.
    static let largestPayload = 65_535 - 20 - 8
}
