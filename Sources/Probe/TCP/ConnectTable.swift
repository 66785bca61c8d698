import NetInventory

/// All bursts of connections under way and the rules for them: orders, answers and the passing of time in; what to ask for and
/// results out.
///
/// It makes no call and reads no clock. Each burst holds one slot, one alarm, and at most one socket.
struct ConnectTable {
    private(set) var liveCount = 0
    /// Connections that the kernel was asked for and that have no end yet.
    private(set) var openCount = 0
    /// What was wrong with this machine, and when.
    var trouble = TroubleLog()

    private var bursts: [ConnectBurst] = []
    private var freeSlots: [Int] = []
    private var queue = WaitingLine<Int>()
    /// The first of the line that found no room; goes before all others.
    private var turnedBack: Int?
    private var wheel: TickWheel
    private var due: [TickWheel.Entry] = []

    init(now: Int64) {
        wheel = TickWheel(now: now)
    }

    /// When something falls due next; nil while nothing does.
    var nextTime: Int64? { wheel.nextTime }
    /// Whether tries wait for their turn.
    var isAnyQueued: Bool { turnedBack != nil || !queue.isEmpty }

    // MARK: Time

    /// Takes an order; its first try is due at once.
    mutating func add(_ order: ConnectOrder, now: Int64) {
        let slot: Int
        if let free = freeSlots.popLast() {
            slot = free
        } else {
            slot = bursts.count
            bursts.append(ConnectBurst())
        }
        bursts[slot].begin(order, at: now)
        liveCount += 1
        enqueue(slot)
    }

    /// Lets the next tries fall due.
    ///
    /// - Parameter overdue: receives the connections whose time is up; each is to be looked at once more, and then answered or failed.
    mutating func advance(to now: ClockPair, overdue: inout [Int]) {
        wheel.advance(to: now.monotonic, into: &due)
        for entry in due {
            let slot = entry.slot
            // Each field by its own subscript: a copy of the burst would make the next change copy its arrays.
            guard bursts[slot].isLive, bursts[slot].generation == entry.generation, bursts[slot].alarmTick == entry.tick else { continue }
            switch bursts[slot].state {
            case .resting:
                enqueue(slot)
            case .postponed:
                let timeout = bursts[slot].timeout
                if now.monotonic - bursts[slot].dueAt >= timeout {
                    fail(slot, .noRoom(within: timeout), now: now)
                } else {
                    enqueue(slot)
                }
            case .connecting:
                let deadline = bursts[slot].askedAt + bursts[slot].timeout
                if deadline <= now.monotonic { overdue.append(slot) } else { arm(slot, at: deadline) }
            case .queued:
                continue
            }
        }
        due.removeAll(keepingCapacity: true)
    }

    /// Fails the waiting tries that have been due for their whole timeout, since the machine has had no room for anybody for as long.
    mutating func giveUpQueued(noRoomSince since: Int64, now: ClockPair) {
        func isUp(_ slot: Int) -> Bool { now.monotonic - max(since, bursts[slot].dueAt) >= bursts[slot].timeout }
        var picked = queue.remove { isUp($0) }
        if let first = turnedBack, isUp(first) {
            picked.insert(first, at: 0)
            turnedBack = nil
        }
        for slot in picked { fail(slot, .noRoom(within: bursts[slot].timeout), now: now) }
    }

    /// Ends every burst with what it has: netmon is going down.
    ///
    /// - Parameter close: is given the sockets that are still open.
    mutating func endAll(now: ClockPair, close: (Int32) -> Void) {
        queue = WaitingLine<Int>()
        turnedBack = nil
        for slot in bursts.indices where bursts[slot].isLive {
            if bursts[slot].descriptor >= 0 {
                close(bursts[slot].descriptor)
                openCount -= 1
            }
            note(slot, ProbeFailure(.local, detail: "netmon stopped before an answer came"), at: now.monotonic)
            finish(slot, now: now)
        }
    }

    // MARK: Asking

    /// Whose turn it is; nil while nobody waits.
    mutating func popQueued() -> Int? {
        turnedBack.take() ?? queue.popFirst()
    }

    /// The machine has no room for anybody: the try keeps its place.
    mutating func turnBack(_ slot: Int) {
        turnedBack = slot
    }

    /// The kernel has no port left for this target: the try is made again in the next tick, and others go before it.
    mutating func postpone(_ slot: Int, now: Int64) {
        bursts[slot].state = .postponed
        arm(slot, at: now + TickWheel.tickNanoseconds)
    }

    func order(_ slot: Int) -> ConnectOrder? { bursts[slot].order }

    func descriptor(_ slot: Int) -> Int32 { bursts[slot].descriptor }

    func elapsed(_ slot: Int, at now: Int64) -> Int64 { now - bursts[slot].askedAt }

    func timeout(_ slot: Int) -> Int64 { bursts[slot].timeout }

    func token(_ slot: Int) -> ConnectToken { ConnectToken(slot: slot, generation: bursts[slot].generation) }

    /// The burst that an event is about; nil where that is over, or between two tries.
    func slot(of token: ConnectToken) -> Int? {
        guard token.slot < bursts.count, bursts[token.slot].isLive, bursts[token.slot].generation == token.generation,
            bursts[token.slot].state == .connecting
        else { return nil }
        return token.slot
    }

    /// The kernel is asked for a connection; the clock was read right before.
    mutating func ask(_ slot: Int, _ descriptor: Int32, at now: ClockPair) {
        bursts[slot].state = .connecting
        bursts[slot].descriptor = descriptor
        bursts[slot].askedAt = now.monotonic
        bursts[slot].asked += 1
        if bursts[slot].firstAskedAt == nil { bursts[slot].firstAskedAt = now }
        openCount += 1
        let (attempt, dueAt) = (bursts[slot].tries, bursts[slot].dueAt)
        bursts[slot].trace?.begins(attempt, at: now.monotonic, waited: now.monotonic - dueAt)
    }

    /// The kernel found no port after all: as if it had not been asked.
    mutating func takeBack(_ slot: Int) {
        bursts[slot].descriptor = -1
        bursts[slot].asked -= 1
        if bursts[slot].asked == 0 { bursts[slot].firstAskedAt = nil }
        openCount -= 1
    }

    func isExplained(_ slot: Int) -> Bool { bursts[slot].trace != nil }

    mutating func noteAsked(_ slot: Int, from local: (address: IPAddress, port: UInt16)?, at now: Int64) {
        let attempt = bursts[slot].tries
        bursts[slot].trace?.asked(attempt, from: local, at: now)
    }

    /// The answer is to be waited for.
    mutating func wait(_ slot: Int) {
        arm(slot, at: bursts[slot].askedAt + bursts[slot].timeout)
    }

    // MARK: Answers

    /// The connection stood; its socket is closed by whoever calls.
    mutating func answer(_ slot: Int, _ time: ConnectTime, now: ClockPair) {
        bursts[slot].times.append(time.nanoseconds)
        if !time.isByKernel { bursts[slot].isByKernel = false }
        let attempt = bursts[slot].tries
        bursts[slot].trace?.stood(attempt, time, at: now.monotonic)
        settle(slot, now: now)
    }

    /// The try came to nothing; its socket, where there was one, is closed by whoever calls.
    mutating func fail(_ slot: Int, _ failure: ProbeFailure, now: ClockPair) {
        note(slot, failure, at: now.monotonic)
        settle(slot, now: now)
    }

    private mutating func note(_ slot: Int, _ failure: ProbeFailure, at now: Int64) {
        bursts[slot].failure = failure
        let attempt = bursts[slot].tries
        bursts[slot].trace?.failed(attempt, failure, at: now)
    }

    /// One try is over: the next one, or the result.
    private mutating func settle(_ slot: Int, now: ClockPair) {
        if bursts[slot].descriptor >= 0 {
            bursts[slot].descriptor = -1
            openCount -= 1
        }
        bursts[slot].tries += 1
        guard !bursts[slot].isOver else { return finish(slot, now: now) }
        // From due time to due time, so that periods do not drift; a slow answer delays the next try, and no flood makes up for it.
        let next = max(bursts[slot].dueAt + bursts[slot].period, now.monotonic)
        bursts[slot].dueAt = next
        if next <= now.monotonic { return enqueue(slot) }
        bursts[slot].state = .resting
        arm(slot, at: next)
    }

    private mutating func finish(_ slot: Int, now: ClockPair) {
        let result = bursts[slot].result(now: now, trouble: trouble)
        let deliver = bursts[slot].order?.deliver
        bursts[slot].order = nil
        bursts[slot].trace = nil
        bursts[slot].generation &+= 1
        freeSlots.append(slot)
        liveCount -= 1
        if let result { deliver?(result) }
    }

    private mutating func enqueue(_ slot: Int) {
        bursts[slot].state = .queued
        queue.append(slot)
    }

    private mutating func arm(_ slot: Int, at time: Int64) {
        bursts[slot].alarmTick = wheel.add(slot: slot, generation: bursts[slot].generation, at: time)
    }
}
