import Glibc
import NetInventory

/// The thread that asks for all connections and sees to their ends: waits, decides by the table, asks the kernel.
///
/// A connection that the kernel has an answer for at once, as on loopback and from a closed port next door, is over in four calls
/// (socket, connect, TCP_INFO, close) and never waited for; the others are told by one epoll. Times are the kernel's (TCP_INFO), so
/// that nothing is lost by reading them late.
///
/// **How connections end.** In order, by FIN: for the server it is a client that said nothing and left, which is no error in anybody's
/// log; a reset (SO_LINGER 0) would be one at every check, and is lost for good where its packet is. The wait after the end
/// (TIME-WAIT, RFC 9293 §3.6.1) falls to this side, which closed first: it takes no descriptor, and a port only towards the same
/// address and port, so that ten thousand targets share the ports. Towards one target 28,000 connections a minute are possible; what
/// goes beyond waits, and is counted. A try without an answer sends nothing at its end.
struct ConnectEngine: ~Copyable {
    private let mailbox: OrderMailbox<ConnectOrder, TCPCounters>
    private let sources: [IPAddress.Family: IPAddress]
    /// The most connections under way at once.
    private let bound: Int
    private var events: EventSet
    private var table: ConnectTable
    private var name: TCPSocketName
    private var orders: [ConnectOrder] = []
    private var happened: [ConnectToken] = []
    private var overdue: [Int] = []
    private var counters = TCPCounters()
    /// When the thread meant to wake.
    private var wakeAt: Int64?
    /// Since when the machine has had no descriptor or memory; nil while it has.
    private var noRoomSince: Int64?
    /// Not asked for room again before this time, unless a connection ends.
    private var noRoomUntil: Int64 = 0

    /// So many connections are asked for before events are looked at.
    private static let askedAtOnce = 256

    init(
        mailbox: OrderMailbox<ConnectOrder, TCPCounters>, sources: [IPAddress.Family: IPAddress], bound: Int
    ) throws(SystemCallError) {
        // All that may fail comes first: what cannot be copied is either all there or not at all.
        let events = try EventSet()
        try events.watch(mailbox.bell, arrivals: .bell)
        self.events = events
        self.mailbox = mailbox
        self.sources = sources
        self.bound = bound
        name = TCPSocketName()
        table = ConnectTable(now: ClockPair.monotonicNow())
    }

    /// Works until the mailbox is closed.
    mutating func run() {
        var isClosed = false
        while !isClosed {
            wait()
            let now = ClockPair.now()
            if counters.wakeUps.note(at: now.monotonic, wanted: wakeAt) { table.trouble.note(.lateWaking, at: now.monotonic) }
            for token in happened {
                if token == .bell { isClosed = mailbox.take(into: &orders) } else { look(token) }
            }
            for order in orders { table.add(order, now: now.monotonic) }
            orders.removeAll(keepingCapacity: true)
            table.advance(to: .now(), overdue: &overdue)
            for slot in overdue { look(slot, isLast: true) }
            overdue.removeAll(keepingCapacity: true)
            ask()
            mailbox.counters = counters
        }
        table.endAll(now: .now()) { close($0) }
        mailbox.counters = counters
    }

    // MARK: Waiting

    private mutating func wait() {
        let now = ClockPair.monotonicNow()
        wakeAt = table.nextTime
        if table.isAnyQueued {
            if noRoomSince != nil {
                wakeAt = min(wakeAt ?? noRoomUntil, noRoomUntil)
            } else if table.openCount < bound {
                wakeAt = now
            }
        }
        // Rounded up: a wake-up just before the tick would be for nothing.
        let timeout = wakeAt.map { Int32(clamping: (max(0, $0 - now) + 999_999) / 1_000_000) } ?? -1
        events.wait(milliseconds: timeout, into: &happened)
    }

    // MARK: Asking

    /// Asks for the connections whose turn it is, as far as there is room.
    private mutating func ask() {
        let begun = ClockPair.now()
        if noRoomSince != nil, begun.monotonic < noRoomUntil { return }
        for _ in 0..<Self.askedAtOnce {
            guard table.isAnyQueued else { return }
            guard table.openCount < bound else {
                counters.queuedAtBound += 1
                return
            }
            guard let slot = table.popQueued(), let order = table.order(slot) else { return }
            guard begin(slot, order, since: begun) else {
                table.turnBack(slot)
                return waitForRoom()
            }
            noRoomSince = nil
        }
    }

    /// Makes a try; false where the machine has no room for it.
    private mutating func begin(_ slot: Int, _ order: ConnectOrder, since begun: ClockPair) -> Bool {
        let family = order.address.family
        let packet = order.question.packet
        switch TCPSocket.open(family, packet, source: sources[family], name: &name) {
        case .failure(.noRoom):
            return false
        case .failure(.failure(let failure)):
            counters.notAsked += 1
            table.fail(slot, failure, now: .now())
        case .success(let descriptor):
            name.set(order.address, port: order.port)
            let now = ClockPair.monotonicNow()
            // The wall clock is read once a turn.
            table.ask(slot, descriptor, at: ClockPair(monotonic: now, real: begun.real + now - begun.monotonic))
            let number = name.connect(descriptor)
            if table.isExplained(slot) {
                table.noteAsked(slot, from: number == 0 || number == EINPROGRESS ? name.readLocal(descriptor) : nil, at: now)
            }
            return judge(slot, order, descriptor, number)
        }
        return true
    }

    /// What the kernel's answer to `connect` means; false where the machine has no room.
    private mutating func judge(_ slot: Int, _ order: ConnectOrder, _ descriptor: Int32, _ number: Int32) -> Bool {
        switch number {
        case 0, EINPROGRESS, EINTR:
            counters.asked += 1
            counters.mostOpen = max(counters.mostOpen, table.openCount)
            if look(slot, isLast: false) { return true }
            do throws(SystemCallError) {
                try events.watch(descriptor, connection: table.token(slot))
                table.wait(slot)
            } catch {
                // No memory to watch it with. It will be looked at when its time is up.
                table.wait(slot)
            }
        case EADDRNOTAVAIL where !OwnRoute.isMissing(to: order.address):
            close(descriptor)
            table.takeBack(slot)
            counters.postponed += 1
            let now = ClockPair.monotonicNow()
            table.trouble.note(.noRoom, at: now)
            table.postpone(slot, now: now)
        case _ where TCPSocket.isNoRoom(number):
            close(descriptor)
            table.takeBack(slot)
            return false
        case _:
            close(descriptor)
            counters.notAsked += 1
            table.fail(slot, .notBegun(number), now: .now())
        }
        return true
    }

    /// The machine has no descriptor or memory left: all wait until a connection ends, or for a tick.
    private mutating func waitForRoom() {
        let now = ClockPair.now()
        counters.postponed += 1
        table.trouble.note(.noRoom, at: now.monotonic)
        let since = noRoomSince ?? now.monotonic
        noRoomSince = since
        noRoomUntil = now.monotonic + TickWheel.tickNanoseconds
        table.giveUpQueued(noRoomSince: since, now: now)
    }

    // MARK: Answers

    private mutating func look(_ token: ConnectToken) {
        if let slot = table.slot(of: token) { look(slot, isLast: false, hasEvent: true) }
    }

    /// Looks at a connection, and ends the try where there is an answer or its time is up.
    ///
    /// - Returns: whether it ended.
    @discardableResult
    private mutating func look(_ slot: Int, isLast: Bool, hasEvent: Bool = false) -> Bool {
        guard let order = table.order(slot) else { return true }
        let descriptor = table.descriptor(slot)
        let now = ClockPair.now()
        let elapsed = table.elapsed(slot, at: now.monotonic)
        let timeout = table.timeout(slot)
        switch TCPSocket.standing(descriptor, order.address.family, elapsed: elapsed, hasEvent: hasEvent || isLast) {
        case .stands(let time) where time.nanoseconds <= timeout:
            close(descriptor)
            counters.answered += 1
            if time.sendings > 1 { counters.resent += 1 }
            table.answer(slot, time, now: now)
        case .failed(let number, let word):
            let failure = ProbeFailure.broken(
                number, word, to: order.address, local: word == nil ? nil : name.readLocal(descriptor)?.address)
            close(descriptor)
            counters.refused += 1
            table.fail(slot, failure, now: now)
        case .pending where !isLast:
            return false
        case .pending, .stands:
            close(descriptor)
            counters.timedOut += 1
            table.fail(slot, .noConnection(within: timeout), now: now)
        }
        // What ends makes room.
        noRoomUntil = 0
        return true
    }
}
