import NetInventory

/// All bursts under way and the rules for them: orders, sendings, answers and the passing of time in; what to send and results out.
///
/// It knows no socket and reads no clock. Each burst holds one slot and one alarm; an echo is found by its token, so that more echoes
/// than ICMP has sequence numbers can be under way.
struct EchoTable {
    /// Random, so that echoes of other processes (and of an earlier run) are never taken for ours.
    let cookie: UInt64
    /// Fell due and waits for the kernel to take it, by family.
    private var queueV4: [EchoToken] = []
    private var queueV6: [EchoToken] = []
    private(set) var liveCount = 0
    /// Echoes handed to the kernel that have no end yet.
    private(set) var waitingCount = 0

    private var bursts: [EchoBurst] = []
    private var freeSlots: [Int] = []
    private var wheel: TickWheel
    private var due: [TickWheel.Entry] = []
    /// The token that last used a sequence number: errors may quote no more of an echo than that.
    private var bySequenceV4: [UInt64] = []
    private var bySequenceV6: [UInt64] = []
    private var lastSequence: UInt16 = 0
    /// What was wrong with this machine, and when.
    var trouble = TroubleLog()

    init(cookie: UInt64, now: Int64) {
        self.cookie = cookie
        wheel = TickWheel(now: now)
        // Room that is not used costs nothing; growing would move all of them.
        bursts.reserveCapacity(16_384)
    }

    /// When something falls due next; nil while nothing is under way.
    var nextTime: Int64? { wheel.nextTime }

    /// Whether a tick has gone by since time last moved on.
    func isTickDue(at now: Int64) -> Bool { now / TickWheel.tickNanoseconds > wheel.tick }

    // MARK: Time

    /// Takes an order; its first echo is due at once.
    ///
    /// - Parameters:
    ///   - interface: the index of the interface that its echoes leave by; 0 for the routes' choice.
    ///   - handle: the socket that they go through, for who asks.
    mutating func add(_ order: EchoOrder, interface: UInt32 = 0, through handle: ICMPSocketHandle? = nil, now: ClockPair) {
        let slot: Int
        if let free = freeSlots.popLast() {
            slot = free
        } else {
            slot = bursts.count
            bursts.append(EchoBurst())
        }
        bursts[slot].begin(order, interface: interface, at: now.monotonic)
        if let handle, bursts[slot].trace != nil {
            bursts[slot].trace?.begins(handle, from: order.question.packet.sourceAddress ?? OwnRoute.source(to: order.address))
        }
        liveCount += 1
        serve(slot, now: now)
    }

    /// Does what has fallen due: queues the next echoes, gives up on those out of time, hands out results.
    mutating func advance(to now: ClockPair) {
        wheel.advance(to: now.monotonic, into: &due)
        for entry in due {
            // Each field by its own subscript: a copy of the burst would make the next change copy its arrays.
            guard bursts[entry.slot].isLive, bursts[entry.slot].generation == entry.generation, bursts[entry.slot].alarmTick == entry.tick
            else { continue }
            serve(entry.slot, now: now)
        }
        due.removeAll(keepingCapacity: true)
    }

    /// Ends every burst with what it has: netmon is going down.
    mutating func endAll(now: ClockPair) {
        queueV4.removeAll()
        queueV6.removeAll()
        for slot in bursts.indices where bursts[slot].isLive {
            finish(slot, now: now, silence: ProbeFailure(.local, detail: "netmon stopped before an answer came"))
        }
    }

    private mutating func serve(_ slot: Int, now: ClockPair) {
        queueDue(slot, now: now)
        guard bursts[slot].allDue else { return arm(slot, at: bursts[slot].nextAt) }
        if let open = bursts[slot].attempts.lastIndex(where: { $0.state == .queued || $0.state == .waiting }) {
            let attempt = bursts[slot].attempts[open]
            let deadline = attempt.sentAt.monotonic + bursts[slot].timeout
            if deadline <= now.monotonic { return giveUp(slot, now: now) }
            // The deadline of a queued echo moves when it is sent: look again in the next tick.
            return arm(slot, at: attempt.state == .queued ? now.monotonic : deadline)
        }
        let end = bursts[slot].lingerUntil ?? now.monotonic
        guard end <= now.monotonic else { return arm(slot, at: end) }
        let timeout = bursts[slot].timeout
        finish(slot, now: now, silence: Self.silence(timeout))
    }

    private mutating func queueDue(_ slot: Int, now: ClockPair) {
        while !bursts[slot].allDue, bursts[slot].nextAt <= now.monotonic {
            let token = EchoToken(slot: slot, generation: bursts[slot].generation, attempt: bursts[slot].attempts.count)
            bursts[slot].attempts.append(EchoAttempt(state: .queued, sentAt: now))
            bursts[slot].outstanding += 1
            // From due time to due time, so that periods do not drift; after a stop of netmon no flood makes up for it.
            bursts[slot].nextAt = max(bursts[slot].nextAt + bursts[slot].period, now.monotonic - TickWheel.tickNanoseconds)
            switch bursts[slot].address.family {
            case .v4: queueV4.append(token)
            case .v6: queueV6.append(token)
            }
        }
    }

    /// The last open try is out of time, and so are all before it.
    private mutating func giveUp(_ slot: Int, now: ClockPair) {
        for index in bursts[slot].attempts.indices {
            switch bursts[slot].attempts[index].state {
            case .answered, .failed: continue
            case .waiting: waitingCount -= 1
            case .queued:
                let detail = "the kernel took no packet within \(bursts[slot].timeout / 1_000_000) ms"
                bursts[slot].reasons.append((index, ProbeFailure(.local, detail: detail)))
            }
            bursts[slot].attempts[index].state = .failed
        }
        bursts[slot].outstanding = 0
        let timeout = bursts[slot].timeout
        finish(slot, now: now, silence: Self.silence(timeout))
    }

    private mutating func finish(_ slot: Int, now: ClockPair, silence: @autoclosure () -> ProbeFailure) {
        waitingCount -= bursts[slot].attempts.count { $0.state == .waiting }
        guard let order = bursts[slot].order.take() else { return }
        let result = bursts[slot].result(of: order, now: now, trouble: trouble, silence: silence())
        bursts[slot].generation = (bursts[slot].generation + 1) & EchoToken.generationMask
        freeSlots.append(slot)
        liveCount -= 1
        order.deliver(result)
    }

    private mutating func arm(_ slot: Int, at time: Int64) {
        bursts[slot].alarmTick = wheel.add(slot: slot, generation: bursts[slot].generation, at: time)
    }

    private static func silence(_ timeout: Int64) -> ProbeFailure {
        ProbeFailure(.timeout, detail: "no answer within \(timeout / 1_000_000) ms")
    }

    // MARK: Sending

    /// What to send for a queued echo, or nil when its burst is over.
    func departure(of token: EchoToken) -> EchoDeparture? {
        guard isQueued(token) else { return nil }
        return EchoDeparture(
            address: bursts[token.slot].address, size: bursts[token.slot].size, isStamped: bursts[token.slot].isStamped,
            interface: bursts[token.slot].interface,
            packet: bursts[token.slot].hasOptions ? bursts[token.slot].order?.question.packet : nil)
    }

    /// The address that an echo was to be sent from.
    func source(of token: EchoToken) -> IPAddress? {
        find(token) ? bursts[token.slot].order?.question.packet.sourceAddress : nil
    }

    mutating func nextSequence() -> UInt16 {
        lastSequence &+= 1
        return lastSequence
    }

    /// The kernel took the echo; the clocks were read right before.
    mutating func markSent(_ token: EchoToken, sequence: UInt16, at time: ClockPair) {
        guard isQueued(token) else { return }
        bursts[token.slot].attempts[token.attempt].state = .waiting
        bursts[token.slot].attempts[token.attempt].sentAt = time
        waitingCount += 1
        bursts[token.slot].trace?.sent(token.attempt, sequence: sequence, at: time)
        switch bursts[token.slot].address.family {
        case .v4: Self.note(token, sequence, in: &bySequenceV4)
        case .v6: Self.note(token, sequence, in: &bySequenceV6)
        }
    }

    /// The kernel gave the echo to the interface.
    ///
    /// - Returns: false for a stamp that cannot be this echo's.
    mutating func stamp(_ token: EchoToken, sent stamp: Int64, readAt: ClockPair) -> Bool {
        // A burst may be over by then, and the answer of a try may have been read before.
        guard find(token), bursts[token.slot].attempts[token.attempt].state != .queued else { return true }
        let sentAt = bursts[token.slot].attempts[token.attempt].sentAt
        guard let stamp = KernelStamp(stamp, after: sentAt, before: readAt) else { return false }
        bursts[token.slot].attempts[token.attempt].sendStamp = stamp
        bursts[token.slot].trace?.left(token.attempt, stamp, after: sentAt)
        return true
    }

    /// The kernel refused the echo for good.
    mutating func markRefused(_ token: EchoToken, _ failure: ProbeFailure, now: ClockPair) {
        guard isQueued(token) else { return }
        bursts[token.slot].attempts[token.attempt].sentAt = now
        bursts[token.slot].attempts[token.attempt].state = .failed
        bursts[token.slot].reasons.append((token.attempt, failure))
        settle(token.slot, now: now)
    }

    /// Whether any echo of a family was ever sent: nothing can come back before.
    func hasSent(_ family: IPAddress.Family) -> Bool {
        switch family {
        case .v4: !bySequenceV4.isEmpty
        case .v6: !bySequenceV6.isEmpty
        }
    }

    func queueCount(_ family: IPAddress.Family) -> Int {
        switch family {
        case .v4: queueV4.count
        case .v6: queueV6.count
        }
    }

    func queued(_ family: IPAddress.Family, at index: Int) -> EchoToken {
        switch family {
        case .v4: queueV4[index]
        case .v6: queueV6[index]
        }
    }

    /// Takes the first echoes off a queue.
    mutating func dequeue(_ count: Int, family: IPAddress.Family) {
        switch family {
        case .v4: queueV4.removeFirst(count)
        case .v6: queueV6.removeFirst(count)
        }
    }

    private func isQueued(_ token: EchoToken) -> Bool {
        find(token) && bursts[token.slot].attempts[token.attempt].state == .queued
    }

    private static func note(_ token: EchoToken, _ sequence: UInt16, in table: inout [UInt64]) {
        if table.isEmpty { table = Array(repeating: .max, count: 65_536) }
        table[Int(sequence)] = token.rawValue
    }

    // MARK: Answers

    /// An echo came back.
    ///
    /// - Parameter hopLimit: what was left of the answer's time to live; asked for only where a burst is to be explained.
    mutating func answer(
        _ mark: EchoMark, from source: IPAddress, stamp: Int64?, readAt: ClockPair, hopLimit: () -> UInt8? = { nil }
    ) -> EchoVerdict {
        guard mark.cookie == cookie, let number = mark.token else { return .foreign }
        let token = EchoToken(rawValue: number)
        guard find(token) else { return .late }
        let slot = token.slot
        guard bursts[slot].address == source else {
            bursts[slot].trace?.foreign(token.attempt, from: source, readAt: readAt)
            return .foreign
        }
        let attempt = bursts[slot].attempts[token.attempt]
        let roundTrip = RoundTrip(sentAt: attempt.sentAt, sendStamp: attempt.sendStamp, stamp: stamp, readAt: readAt)
        switch attempt.state {
        case .queued:
            return .foreign
        case .answered:
            bursts[slot].duplicates += 1
            bursts[slot].trace?.duplicate(token.attempt, readAt: readAt)
            return .duplicate
        case .waiting:
            guard roundTrip.nanoseconds <= bursts[slot].timeout else { return .late }
            waitingCount -= 1
        case .failed:
            // A router said no and the target answered all the same: the target knows better.
            guard roundTrip.nanoseconds <= bursts[slot].timeout else { return .late }
            bursts[slot].outstanding += 1
        }
        bursts[slot].trace?.answered(token.attempt, roundTrip, stamp: stamp, readAt: readAt, hopLimit: hopLimit())
        bursts[slot].attempts[token.attempt].state = .answered
        bursts[slot].attempts[token.attempt].roundTrip = roundTrip
        settle(slot, now: readAt)
        return .answered
    }

    /// A router (or the target's kernel) says why an echo came to nothing.
    mutating func refuse(_ word: ICMPFailure, from router: IPAddress, readAt: ClockPair) -> EchoVerdict {
        let token: EchoToken
        if let cookie = word.quoted.cookie, let number = word.quoted.token {
            guard cookie == self.cookie else { return .foreign }
            token = EchoToken(rawValue: number)
        } else {
            let table = word.destination.family == .v4 ? bySequenceV4 : bySequenceV6
            guard !table.isEmpty else { return .foreign }
            token = EchoToken(rawValue: table[Int(word.quoted.sequence)])
        }
        guard find(token) else { return .late }
        guard bursts[token.slot].address == word.destination else { return .foreign }
        guard bursts[token.slot].attempts[token.attempt].state == .waiting else { return .late }
        waitingCount -= 1
        bursts[token.slot].attempts[token.attempt].state = .failed
        let failure = ProbeFailure(word.code, from: router, detail: word.detail(from: router))
        bursts[token.slot].trace?.refused(token.attempt, failure, readAt: readAt)
        bursts[token.slot].reasons.append((token.attempt, failure))
        settle(token.slot, now: readAt)
        return .refused
    }

    /// Whether a token names a try of a burst that is still under way.
    private func find(_ token: EchoToken) -> Bool {
        guard token.slot < bursts.count, bursts[token.slot].isLive, bursts[token.slot].generation == token.generation else { return false }
        return token.attempt < bursts[token.slot].attempts.count
    }

    /// One try less to wait for.
    private mutating func settle(_ slot: Int, now: ClockPair) {
        bursts[slot].outstanding -= 1
        guard bursts[slot].allDue, bursts[slot].outstanding == 0 else { return }
        let end = now.monotonic + TickWheel.tickNanoseconds
        bursts[slot].lingerUntil = end
        arm(slot, at: end)
    }
}
