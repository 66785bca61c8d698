import NIOCore
import Synchronization

/// Where names wait for their lookups: each blocks a thread, and one that hangs blocks it for as long as the resolver likes.
///
/// - One lookup a name: who asks for a name that is being looked up waits for that answer, so that a dead name holds one thread.
/// - So many threads at most, begun as they are needed. A quarter of them is kept for names that were answered within a second the last
///   time: a thousand dead ones leave those alone.
/// - Who has waited in vain leaves; a name that nobody waits for any more is not looked up.
final class LookupDesk: Sendable {
    typealias LookUp = @Sendable (LookupKey) -> NameAnswer

    /// A place in the line, to leave it by.
    struct Ticket: Sendable {
        let key: LookupKey
        let number: Int
    }

    private struct Flight {
        var waiters: [Int: EventLoopPromise<NameAnswer>] = [:]
        var isRunning = false
    }

    private struct State {
        var flights: [LookupKey: Flight] = [:]
        /// Those that were quick the last time, and all others.
        var quickLine = WaitingLine<LookupKey>()
        var line = WaitingLine<LookupKey>()
        var quick: Set<LookupKey> = []
        var threads = 0
        /// Of the threads, those that are not with a quick name.
        var others = 0
        var lastNumber = 0
        var counts = LookupCounts()
        var isClosed = false
    }

    private let limit: Int
    private let lookUp: LookUp
    private let state = Mutex(State())
    /// More names than any county has; beyond, all are new again.
    private static let memory = 100_000
    private static let quickLimit = TimeAmount.seconds(1)

    init(limit: Int = 64, lookUp: @escaping LookUp) {
        self.limit = max(4, limit)
        self.lookUp = lookUp
    }

    var counts: LookupCounts {
        state.withLock { state in
            var counts = state.counts
            counts.running = state.flights.values.count { $0.isRunning }
            counts.waiting = state.flights.count - counts.running
            return counts
        }
    }

    /// Has a name looked up, by this asker or by one before it.
    func ask(_ key: LookupKey, _ promise: EventLoopPromise<NameAnswer>) -> Ticket {
        let (ticket, needsThread) = state.withLock { state -> (Ticket, Bool) in
            state.lastNumber += 1
            state.counts.asked += 1
            let ticket = Ticket(key: key, number: state.lastNumber)
            guard !state.isClosed else { return (ticket, false) }
            guard state.flights[key] == nil else {
                state.flights[key]?.waiters[ticket.number] = promise
                state.counts.joined += 1
                return (ticket, false)
            }
            state.flights[key] = Flight(waiters: [ticket.number: promise])
            if state.quick.contains(key) { state.quickLine.append(key) } else { state.line.append(key) }
            guard state.threads < limit else { return (ticket, false) }
            state.threads += 1
            return (ticket, true)
        }
        if state.withLock({ $0.isClosed }) { promise.succeed(Self.goingDown) }
        if needsThread { begin() }
        return ticket
    }

    /// Leaves the line.
    ///
    /// - Returns: whether the lookup had begun; without it nothing is known of the name.
    func leave(_ ticket: Ticket) -> Bool {
        state.withLock { state in
            guard let flight = state.flights[ticket.key] else { return true }
            state.flights[ticket.key]?.waiters[ticket.number] = nil
            if flight.isRunning { return true }
            state.counts.crowdedOut += 1
            // Its place in the line stays, and says nothing any more.
            if flight.waiters.count <= 1 { state.flights[ticket.key] = nil }
            return false
        }
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Answers whoever still waits; lookups under way end by themselves, and nobody hears of them.
    func close() {
        let waiters = state.withLock { state in
            state.isClosed = true
            let all = state.flights.values.flatMap(\.waiters.values)
            state.flights = [:]
            return all
        }
        for waiter in waiters { waiter.succeed(Self.goingDown) }
    }

    private static let goingDown = NameAnswer.failed(.goingDown)

    // MARK: Threads

    private func begin() {
        do throws(SystemCallError) {
            try OwnThread { [self] in work() }.detach()
        } catch {
            // Others will take what waits, or its time will be over.
            state.withLock { $0.threads -= 1 }
        }
    }

    private func work() {
        while let (key, isQuick) = next() {
            let start = NIODeadline.now()
            finish(key, isQuick, lookUp(key), took: .now() - start)
        }
    }

    /// Nil where nothing is left that this thread may do: it ends.
    private func next() -> (LookupKey, isQuick: Bool)? {
        state.withLock { state in
            while let key = state.quickLine.popFirst() {
                guard state.flights[key]?.isRunning == false else { continue }
                state.flights[key]?.isRunning = true
                return (key, true)
            }
            while state.others < limit - limit / 4, let key = state.line.popFirst() {
                guard state.flights[key]?.isRunning == false else { continue }
                state.flights[key]?.isRunning = true
                state.others += 1
                return (key, false)
            }
            state.threads -= 1
            return nil
        }
    }

    private func finish(_ key: LookupKey, _ isQuick: Bool, _ answer: NameAnswer, took: TimeAmount) {
        state.withLock { state in
            if !isQuick { state.others -= 1 }
            if state.quick.count > Self.memory { state.quick = [] }
            if took < Self.quickLimit { state.quick.insert(key) } else { state.quick.remove(key) }
            guard !state.isClosed, let flight = state.flights.removeValue(forKey: key) else { return }
            // Within the lock, so that no event loop has ended meanwhile; on this thread it only hands over.
            for waiter in flight.waiters.values { waiter.succeed(answer) }
        }
    }
}
