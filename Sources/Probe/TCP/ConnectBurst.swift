import NetInventory

/// The state of one burst of connections in a slot of the table; the slot is used again. Its tries follow one another.
struct ConnectBurst {
    enum State: UInt8 {
        /// The next try is not due yet.
        case resting
        /// Due, and waits for its turn.
        case queued
        /// Due, and the kernel has no port for this target: asked again soon.
        case postponed
        /// The kernel was asked, and there is no answer yet.
        case connecting
    }

    /// Nil while the slot is free.
    var order: ConnectOrder?
    var generation: UInt32 = 0
    var state = State.resting
    /// The socket of the try under way; -1 for none.
    var descriptor: Int32 = -1
    var count = 0
    var period: Int64 = 0
    var timeout: Int64 = 0
    /// When the order was taken.
    var begunAt: Int64 = 0
    /// Tries that are over or under way, whether or not the kernel was asked.
    var tries = 0
    /// Tries that the kernel was asked for.
    var asked = 0
    /// When the try under way, or the next one, fell or falls due.
    var dueAt: Int64 = 0
    /// When the kernel was asked for the try under way.
    var askedAt: Int64 = 0
    var firstAskedAt: ClockPair?
    /// The alarm that counts; others in the wheel are stale.
    var alarmTick: Int64 = 0
    var times: [Int64] = []
    var isByKernel = true
    var failure: ProbeFailure?
    var trace: TCPTrace?

    var isLive: Bool { order != nil }
    var isOver: Bool { tries == count }

    mutating func begin(_ order: ConnectOrder, at now: Int64) {
        let question = order.question
        self.order = order
        state = .resting
        descriptor = -1
        count = max(question.count, 1)
        period = max(0, question.period.nanoseconds)
        timeout = max(1_000_000, question.timeout.nanoseconds)
        begunAt = now
        tries = 0
        asked = 0
        dueAt = now
        askedAt = now
        firstAskedAt = nil
        alarmTick = 0
        times = []
        isByKernel = true
        failure = nil
        trace = question.isExplained ? TCPTrace(order, at: now) : nil
    }

    /// What the burst came to.
    func result(now: ClockPair, trouble: TroubleLog) -> ProbeResult? {
        guard let order else { return nil }
        var phases: ProbePhases?
        if let last = times.last {
            phases = ProbePhases(resolve: order.resolveMicroseconds, connect: Double(last) / 1000)
        } else if let took = order.resolveMicroseconds {
            phases = ProbePhases(resolve: took)
        }
        var result = ProbeResult(
            question: order.question, startedAt: (firstAskedAt ?? now).timestamp, address: order.address, sent: asked,
            received: times.count, times: times,
            stamps: isByKernel && !times.isEmpty ? .kernel : .user, phases: phases, failure: failure)
        result.trouble = trouble.since(begunAt)
        result.trace = trace?.ended(result, at: now.monotonic)
        return result
    }
}
