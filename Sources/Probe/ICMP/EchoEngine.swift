import Glibc
import NetInventory

/// The thread that sends all echoes and reads all answers: waits, reads, decides by the table, sends.
///
/// What falls due is sent in ticks of 10 ms, many echoes a call, and so are the first echoes of orders that come while others are
/// under way. Since the kernel stamps arrivals, nothing is lost by reading them late: after the first one the thread sleeps on till
/// the end of the next tick (1 ms under load, so that the socket's buffer never fills).
struct EchoEngine: ~Copyable {
    private let mailbox: OrderMailbox<EchoOrder, EchoCounters>
    /// Keeps open what `handles` refer to.
    private let sockets: ICMPSockets
    private let handles: [ICMPSocketHandle]
    private var table: EchoTable
    private var sending = SendBatch()
    private var receiving = ReceiveBatch()
    private var inBatch: [(token: EchoToken, sequence: UInt16, position: Int, isStamped: Bool)] = []
    private var stampsV4 = SendStamps()
    private var stampsV6 = SendStamps()
    /// Whether what is sent now may not be cut to pieces, by the socket's setting.
    private var isUncutV4 = false
    private var isUncutV6 = false
    /// Whether the batch may not.
    private var isBatchUncut = false
    /// When the thread meant to wake.
    private var wakeAt: Int64?
    /// Whether the kernel was given the time that it takes to begin stamping.
    private var isWarm = false
    private var orders: [EchoOrder] = []
    /// When `orders` are begun.
    private var beginAt: Int64 = 0
    private var counters = EchoCounters()
    /// The kernel begins to stamp a few milliseconds after it was asked; until it has, arrivals are read at once.
    private var hasStamps = false
    /// When the kernel is next asked what it threw away.
    private var nextLookAtDrops: Int64 = 0
    /// Arrivals are not looked at before this time.
    private var deafUntil: Int64 = 0
    /// Sendings of the last tenths of a second, older ones counting less.
    private var load = 0
    private var loadTick: Int64 = 0

    /// Above this many recent sendings the thread reads every millisecond: a receive buffer of default size holds some 500 answers.
    private static let highLoad = 256
    /// How many echoes go out before arrivals are read: on a fast network the answers come as quickly.
    private static let readEvery = 64

    init(mailbox: OrderMailbox<EchoOrder, EchoCounters>, sockets: consuming ICMPSockets) {
        self.mailbox = mailbox
        handles = sockets.handles
        self.sockets = sockets
        table = EchoTable(cookie: .random(in: .min ... .max), now: ClockPair.monotonicNow())
    }

    /// Works until the mailbox is closed.
    mutating func run() {
        var isClosed = false
        while !isClosed {
            let waited = orders.count
            if wait() { isClosed = mailbox.take(into: &orders) }
            if waited == 0 { beginAt = Self.endOfTick(ClockPair.monotonicNow()) }
            let now = ClockPair.now()
            if counters.wakeUps.note(at: now.monotonic, wanted: wakeAt) { table.trouble.note(.lateWaking, at: now.monotonic) }
            // Before anything is given up, what has arrived is read.
            if now.monotonic >= deafUntil || table.isTickDue(at: now.monotonic) {
                for handle in handles where table.hasSent(handle.family) { drain(handle) }
            }
            if isClosed || table.liveCount == 0 || now.monotonic >= beginAt { accept() }
            table.advance(to: .now())
            for handle in handles { flush(handle) }
            if now.monotonic >= nextLookAtDrops { countDrops(at: now.monotonic) }
            mailbox.counters = counters
        }
        table.endAll(now: .now())
        mailbox.counters = counters
    }

    // MARK: Waiting

    /// Sleeps until something is due, something arrived (unless deaf), or the bell rings: true for the bell.
    private mutating func wait() -> Bool {
        let now = ClockPair.monotonicNow()
        let isDeaf = hasStamps && now < deafUntil
        var wake = table.nextTime
        // The kernel had no room, or orders wait to be begun with what falls due: the rest goes on with the next tick.
        if handles.contains(where: { table.queueCount($0.family) > 0 }) { wake = Self.endOfTick(now) }
        if !orders.isEmpty { wake = min(wake ?? beginAt, beginAt) }
        if isDeaf { wake = min(wake ?? deafUntil, deafUntil) }
        wakeAt = wake
        // Rounded up: a wake-up just before the tick would be for nothing.
        let timeout = wake.map { Int32(clamping: (max(0, $0 - now) + 999_999) / 1_000_000) } ?? -1
        // A negative descriptor is passed over: while orders wait for the tick, more of them need not wake the thread.
        var polled = [pollfd(fd: orders.isEmpty ? mailbox.bell : -1, events: Int16(POLLIN), revents: 0)]
        if !isDeaf {
            for handle in handles { polled.append(pollfd(fd: handle.descriptor, events: Int16(POLLIN), revents: 0)) }
        }
        // Sound: the array lives through the call and its own count is given.
        unsafe poll(&polled, nfds_t(polled.count), timeout)
        return polled[0].revents != 0 || !orders.isEmpty
    }

    /// After arrivals: sleep on till the end of the next tick, when the bursts that they completed go out, or for a millisecond under load.
    private mutating func goDeaf(at now: Int64) {
        deafUntil = load > Self.highLoad ? now + 1_000_000 : Self.endOfTick(now) + TickWheel.tickNanoseconds
    }

    private static func endOfTick(_ now: Int64) -> Int64 { (now / TickWheel.tickNanoseconds + 1) * TickWheel.tickNanoseconds }

    // MARK: Orders

    private mutating func accept() {
        if !isWarm, orders.contains(where: { $0.question.wantsSendStamps }) { isWarm = StampWarmth.wait() }
        let now = ClockPair.now()
        for order in orders {
            switch departure(of: order) {
            case .success(let interface): table.add(order, interface: interface, through: handle(order), now: now)
            case .failure(let refusal): order.deliver(.unasked(order.question, refusal.failure, address: order.address))
            }
        }
        orders.removeAll(keepingCapacity: true)
    }

    private func handle(_ order: EchoOrder) -> ICMPSocketHandle? { handles.first { $0.family == order.address.family } }

    private struct Refusal: Error {
        var failure: ProbeFailure
    }

    /// The interface that an order's echoes leave by, 0 for the routes' choice; or why they cannot leave.
    private func departure(of order: EchoOrder) -> Result<UInt32, Refusal> {
        let family = order.address.family
        guard let handle = handle(order) else {
            return .failure(Refusal(failure: sockets.refusals[family] ?? ProbeFailure(.local, detail: "no ICMP socket")))
        }
        guard order.question.hasOptions else { return .success(0) }
        let packet = order.question.packet
        if let failure = packet.mismatch(with: order.address) { return .failure(Refusal(failure: failure)) }
        switch packet.source {
        case nil, .address: return .success(0)
        case .interface(let name):
            if let index = handle.interfaceIndex(name) { return .success(index) }
            return .failure(Refusal(failure: ProbeFailure(.local, detail: "this machine has no interface \(name)")))
        }
    }

    // MARK: Sending

    /// Sends what is queued for a family; what the kernel has no room for stays queued for the next tick.
    private mutating func flush(_ handle: ICMPSocketHandle) {
        let total = table.queueCount(handle.family)
        guard total > 0 else { return }
        decayLoad()
        var position = 0
        var unread = 0
        while position < total {
            position = fill(handle, from: position, to: total)
            let taken = sendBatch(handle)
            unread += taken
            load += taken
            if taken < inBatch.count {
                counters.postponed += 1
                table.trouble.note(.noRoom, at: ClockPair.monotonicNow())
                position = inBatch[taken].position
                break
            }
            if unread >= Self.readEvery {
                drain(handle)
                unread = 0
            }
        }
        table.dequeue(position, family: handle.family)
        // On a fast network the answers are there by now, and the thread need not be woken for them.
        if unread > 0 { drain(handle) }
    }

    /// Writes the next echoes into the batch and says how far in the queue it came.
    private mutating func fill(_ handle: ICMPSocketHandle, from first: Int, to end: Int) -> Int {
        sending.removeAll()
        inBatch.removeAll(keepingCapacity: true)
        var position = first
        while position < end, !sending.isFull {
            let token = table.queued(handle.family, at: position)
            if let departure = table.departure(of: token) {
                // Whether packets may be cut is the socket's setting, not the packet's.
                if inBatch.isEmpty { isBatchUncut = departure.isUncut } else if isBatchUncut != departure.isUncut { return position }
                let sequence = table.nextSequence()
                let mark = EchoMark(identifier: handle.identifier, sequence: sequence, cookie: table.cookie, token: token.rawValue)
                sending.add(mark, departure)
                inBatch.append((token, sequence, position, departure.isStamped))
            }
            position += 1
        }
        return position
    }

    /// Hands the batch to the kernel and says how many of it are done with, sent or refused; the rest found no room.
    private mutating func sendBatch(_ handle: ICMPSocketHandle) -> Int {
        cutOrNot(handle)
        var done = 0
        var retries = 0
        while done < inBatch.count {
            let time = ClockPair.now()
            switch sending.send(from: done, through: handle.descriptor) {
            case .success(let taken):
                for item in inBatch[done..<done + taken] {
                    table.markSent(item.token, sequence: item.sequence, at: time)
                    if item.isStamped { noteStamped(item.token, handle) }
                }
                counters.sent += taken
                done += taken
                retries = 0
                // The kernel may have counted the one that it did not take.
                if done < inBatch.count { restartStamps(handle) }
            case .failure(let error) where error.number == EINTR:
                continue
            case .failure(let error) where [EAGAIN, ENOBUFS, ENOMEM].contains(error.number):
                restartStamps(handle)
                return done
            case .failure where handle.kind == .unprivileged && retries < 3:
                // May be a router's word on an earlier echo, reported at the next best call.
                handle.clearError()
                restartStamps(handle)
                retries += 1
            case .failure(let error):
                restartStamps(handle)
                table.markRefused(inBatch[done].token, Self.failure(error, source: table.source(of: inBatch[done].token)), now: time)
                counters.notSent += 1
                done += 1
                retries = 0
            }
        }
        return done
    }

    private mutating func cutOrNot(_ handle: ICMPSocketHandle) {
        let isUncut = handle.family == .v4 ? isUncutV4 : isUncutV6
        guard !inBatch.isEmpty, isUncut != isBatchUncut else { return }
        // Cannot fail on a socket that is open; an echo that is cut all the same is answered all the same.
        try? handle.setUncut(isBatchUncut)
        if handle.family == .v4 { isUncutV4 = isBatchUncut } else { isUncutV6 = isBatchUncut }
    }

    private mutating func noteStamped(_ token: EchoToken, _ handle: ICMPSocketHandle) {
        switch handle.family {
        case .v4: stampsV4.note(token)
        case .v6: stampsV6.note(token)
        }
    }

    /// After an echo that was not taken nobody knows which number the next one gets: what has come is read, then both count anew.
    private mutating func restartStamps(_ handle: ICMPSocketHandle) {
        guard stampsAsked(handle) else { return }
        _ = read(handle, errorQueue: true)
        switch handle.family {
        case .v4: counters.unstampedSends += stampsV4.restart()
        case .v6: counters.unstampedSends += stampsV6.restart()
        }
        // Cannot fail: it did not when the socket was opened.
        try? handle.requestStamps()
    }

    /// Whether the batch has any echo that is to be stamped, or an earlier one waits for its stamp.
    private func stampsAsked(_ handle: ICMPSocketHandle) -> Bool {
        inBatch.contains(where: \.isStamped) || stampsOutstanding(handle)
    }

    private func stampsOutstanding(_ handle: ICMPSocketHandle) -> Bool {
        switch handle.family {
        case .v4: stampsV4.outstanding > 0
        case .v6: stampsV6.outstanding > 0
        }
    }

    /// What it means that the kernel would not send to an address.
    ///
    /// - Parameter source: the address that was asked to be sent from, where one was.
    static func failure(_ error: SystemCallError, source: IPAddress? = nil) -> ProbeFailure {
        let reason = SystemCallError.text(error.number)
        if let source, [ENETUNREACH, EINVAL, EADDRNOTAVAIL].contains(error.number) {
            let detail = "nothing can be sent from \(source): no interface here has it, or no route from it (\(reason))"
            return ProbeFailure(.local, detail: detail)
        }
        return switch error.number {
        case ENETUNREACH: ProbeFailure(.netUnreachable, isFromHere: true, detail: "no route from here (\(reason))")
        case EHOSTUNREACH, EHOSTDOWN: ProbeFailure(.hostUnreachable, isFromHere: true, detail: "no way from here (\(reason))")
        case EMSGSIZE: ProbeFailure(.tooBig, detail: "larger than the way out of here allows (\(reason))")
        case EPERM, EACCES: ProbeFailure(.local, detail: "this machine's own filter or routes forbid it (\(reason))")
        case _: ProbeFailure(.local, detail: "this machine could not send (\(reason))")
        }
    }

    private mutating func decayLoad() {
        let tick = ClockPair.monotonicNow() / TickWheel.tickNanoseconds
        for _ in 0..<min(tick - loadTick, 100) { load -= load / 16 + (load > 0 ? 1 : 0) }
        load = max(0, load)
        loadTick = tick
    }

    // MARK: Receiving

    /// Reads what has arrived, and on an unprivileged socket what routers said.
    private mutating func drain(_ handle: ICMPSocketHandle) {
        // Departures before arrivals: an answer needs to know when its echo left.
        var any = false
        if handle.kind == .unprivileged || stampsOutstanding(handle) { any = read(handle, errorQueue: true) }
        if read(handle, errorQueue: false) { any = true }
        if any { goDeaf(at: ClockPair.monotonicNow()) }
    }

    private mutating func read(_ handle: ICMPSocketHandle, errorQueue: Bool) -> Bool {
        var any = false
        // Bounded, so that a flood of foreign messages cannot keep netmon from sending; the rest is read in the next turn.
        for _ in 0..<32 {
            switch receiving.receive(through: handle.descriptor, errorQueue: errorQueue) {
            case .failure:
                // The pending error of an unprivileged socket; the call has taken it off.
                continue
            case .success(0):
                return any
            case .success(let count):
                any = true
                let readAt = ClockPair.now()
                for index in 0..<count {
                    if errorQueue { takeQueuedFailure(index, handle, readAt) } else { takeMessage(index, handle, readAt) }
                }
                if count < ReceiveBatch.capacity { return any }
            }
        }
        return any
    }

    /// What the kernel threw away so far; ten times a second at most, while there is anything to do.
    private mutating func countDrops(at now: Int64) {
        nextLookAtDrops = now + 100_000_000
        let dropped = handles.reduce(0) { $0 + $1.drops }
        if dropped > counters.dropped { table.trouble.note(.lostArrivals, at: now) }
        counters.dropped = dropped
    }

    private mutating func takeMessage(_ index: Int, _ handle: ICMPSocketHandle, _ readAt: ClockPair) {
        guard let peer = receiving.peer(index) else { return }
        switch receiving.message(index, family: handle.family, kind: handle.kind) {
        case .reply(let mark):
            guard mark.identifier == handle.identifier else { return count(.foreign) }
            let stamp = receiving.stamp(index)
            if let stamp {
                hasStamps = true
                counters.longestUnread = max(counters.longestUnread, readAt.real - stamp)
            } else {
                counters.unstamped += 1
            }
            let verdict = table.answer(mark, from: peer, stamp: stamp, readAt: readAt) {
                receiving.hopLimit(index, family: handle.family, kind: handle.kind)
            }
            count(verdict)
        case .failure(let word):
            guard word.quoted.identifier == handle.identifier else { return count(.foreign) }
            count(table.refuse(word, from: peer, readAt: readAt))
        case .other:
            count(.foreign)
        case .corrupt:
            counters.corrupt += 1
        }
    }

    private mutating func takeQueuedFailure(_ index: Int, _ handle: ICMPSocketHandle, _ readAt: ClockPair) {
        if let (number, moment) = receiving.sendStamp(index) {
            let token = handle.family == .v4 ? stampsV4.take(number) : stampsV6.take(number)
            if token.map({ !table.stamp($0, sent: moment, readAt: readAt) }) ?? true { counters.unstampedSends += 1 }
            return
        }
        guard let (word, router) = receiving.queuedFailure(index) else { return }
        count(table.refuse(word, from: router, readAt: readAt))
    }

    private mutating func count(_ verdict: EchoVerdict) {
        switch verdict {
        case .answered: counters.answered += 1
        case .duplicate: counters.duplicates += 1
        case .late: counters.late += 1
        case .foreign: counters.foreign += 1
        case .refused: counters.refused += 1
        }
    }
}
