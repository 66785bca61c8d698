import NetInventory
import Synchronization
import Testing

@testable import Probe

/// The rules for bursts of connections, by a manual clock.
@Suite struct ConnectTableTests {
    private let tick = TickWheel.tickNanoseconds

    private final class Inbox: Sendable {
        let results = Mutex<[ProbeResult]>([])
        var all: [ProbeResult] { results.withLock { $0 } }

        func order(_ port: UInt16 = 80, count: Int = 1, period: Int64 = 100, timeout: Int64 = 1000) -> ConnectOrder {
            ConnectOrder(
                question: LiveTCP.question("192.0.2.1", Int(port), count: count, period: period, timeout: timeout),
                address: IPAddress(v4: 0xc000_0201), port: port
            ) { result in self.results.withLock { $0.append(result) } }
        }
    }

    /// A moment so many milliseconds after the beginning.
    private func at(_ milliseconds: Int64) -> ClockPair {
        ClockPair(monotonic: milliseconds * 1_000_000, real: 1_800_000_000_000_000_000 + milliseconds * 1_000_000)
    }

    private func time(_ nanoseconds: Int64) -> ConnectTime {
        ConnectTime(rtt: UInt32(nanoseconds / 1000), resent: 0, acknowledgedAgo: 0, elapsed: 0)
    }

    /// Whose turn it is; somebody has to wait.
    private func next(_ table: inout ConnectTable) throws -> Int {
        let slot = table.popQueued()
        return try #require(slot)
    }

    @Test func `tries follow one another at their period, from due time to due time`() throws {
        let inbox = Inbox()
        var table = ConnectTable(now: 0)
        table.add(inbox.order(count: 3), now: 0)
        var overdue: [Int] = []
        for (place, moment) in [Int64(0), 100, 200].enumerated() {
            table.advance(to: at(moment), overdue: &overdue)
            let slot = try next(&table)
            #expect(table.popQueued() == nil)
            table.ask(slot, 7, at: at(moment))
            #expect(table.openCount == 1)
            table.answer(slot, time(5000 + Int64(place) * 1000), now: at(moment + 30))
            #expect(table.openCount == 0)
            table.advance(to: at(moment + 60), overdue: &overdue)
            #expect(!table.isAnyQueued)
        }
        #expect(overdue.isEmpty)
        let result = try #require(inbox.all.first)
        #expect(result.times == [5000, 6000, 7000] && result.sent == 3 && result.received == 3)
        #expect(result.stamps == .kernel && result.failure == nil)
        #expect(result.startedAt == Timestamp(milliseconds: 1_800_000_000_000))
        #expect(table.liveCount == 0 && table.nextTime == nil)
    }

    @Test func `a slow answer delays the next try, and no flood makes up for it`() throws {
        let inbox = Inbox()
        var table = ConnectTable(now: 0)
        table.add(inbox.order(count: 3), now: 0)
        let slot = try next(&table)
        table.ask(slot, 7, at: at(0))
        table.answer(slot, time(450_000_000), now: at(450))
        // At once, and then a period later.
        #expect(table.popQueued() == slot)
        table.ask(slot, 7, at: at(450))
        table.answer(slot, time(5000), now: at(451))
        #expect(table.popQueued() == nil)
        var overdue: [Int] = []
        table.advance(to: at(540), overdue: &overdue)
        #expect(table.popQueued() == nil)
        table.advance(to: at(560), overdue: &overdue)
        #expect(table.popQueued() == slot)
    }

    @Test func `a connection is overdue at its deadline and not before; an event of a burst that is over is nobody's`() throws {
        let inbox = Inbox()
        var table = ConnectTable(now: 0)
        table.add(inbox.order(), now: 0)
        let slot = try next(&table)
        #expect(table.slot(of: table.token(slot)) == nil)
        table.ask(slot, 7, at: at(5))
        table.wait(slot)
        let token = table.token(slot)
        #expect(table.slot(of: token) == slot)
        var overdue: [Int] = []
        table.advance(to: at(1000), overdue: &overdue)
        #expect(overdue.isEmpty)
        table.advance(to: at(1010), overdue: &overdue)
        #expect(overdue == [slot])
        table.fail(slot, .noConnection(within: 1_000_000_000), now: at(1010))
        #expect(inbox.all.map(\.failure) == [ProbeFailure(.timeout, detail: "no connection within 1000 ms")])
        #expect(table.slot(of: token) == nil)
        // The slot is used again, and the old event still is nobody's.
        table.add(inbox.order(), now: 0)
        let again = try next(&table)
        table.ask(again, 8, at: at(1020))
        #expect(again == slot && table.slot(of: token) == nil && table.slot(of: table.token(again)) == slot)
        #expect(table.slot(of: .bell) == nil)
    }

    @Test func `who finds no room keeps its place; after its whole timeout without room for anybody it fails`() throws {
        let inbox = Inbox()
        var table = ConnectTable(now: 0)
        table.add(inbox.order(1, timeout: 500), now: 0)
        table.add(inbox.order(2, timeout: 2000), now: 0)
        table.add(inbox.order(3, timeout: 500), now: at(400).monotonic)
        let first = try next(&table)
        table.turnBack(first)
        table.giveUpQueued(noRoomSince: 0, now: at(499))
        #expect(inbox.all.isEmpty)
        #expect(table.popQueued() == first)
        table.turnBack(first)
        table.giveUpQueued(noRoomSince: 0, now: at(500))
        #expect(inbox.all.map(\.question.target) == [.host("192.0.2.1", port: 1)])
        #expect(inbox.all.first?.sent == 0)
        #expect(
            inbox.all.first?.failure
                == ProbeFailure(.local, detail: "this machine had no descriptor, buffer or port for a connection within 500 ms"))
        // There was room meanwhile: the time begins anew.
        table.giveUpQueued(noRoomSince: at(600).monotonic, now: at(1099))
        #expect(inbox.all.count == 1)
        table.giveUpQueued(noRoomSince: at(600).monotonic, now: at(1100))
        #expect(inbox.all.last?.question.target == .host("192.0.2.1", port: 3))
        let second = try next(&table)
        #expect(table.order(second)?.port == 2)
        #expect(table.popQueued() == nil)
    }

    @Test func `a try without a port is made again in the next tick, and others go before it`() throws {
        let inbox = Inbox()
        var table = ConnectTable(now: 0)
        table.add(inbox.order(1, timeout: 35), now: 0)
        table.add(inbox.order(2), now: 0)
        var overdue: [Int] = []
        let first = try next(&table)
        for moment in [Int64(0), 10, 20, 30] {
            table.advance(to: at(moment), overdue: &overdue)
            if moment > 0 { #expect(table.popQueued() == first) }
            table.ask(first, 7, at: at(moment))
            table.takeBack(first)
            table.postpone(first, now: at(moment).monotonic)
            if moment == 0 { #expect(table.popQueued() != first) }
        }
        #expect(table.openCount == 0)
        table.advance(to: at(40), overdue: &overdue)
        #expect(inbox.all.map(\.failure?.code) == [.local])
        #expect(inbox.all.first?.sent == 0)
        #expect(overdue.isEmpty)
    }

    @Test func `going down closes what is open and hands out what there is`() throws {
        let inbox = Inbox()
        var table = ConnectTable(now: 0)
        table.add(inbox.order(1, count: 2), now: 0)
        table.add(inbox.order(2), now: 0)
        let first = try next(&table)
        table.ask(first, 7, at: at(0))
        table.answer(first, time(3000), now: at(1))
        var overdue: [Int] = []
        table.advance(to: at(110), overdue: &overdue)
        let second = try next(&table)
        #expect(table.order(second)?.port == 2)
        #expect(table.popQueued() == first)
        table.ask(first, 8, at: at(110))
        table.wait(first)
        var closed: [Int32] = []
        table.endAll(now: at(120)) { closed.append($0) }
        #expect(closed == [8])
        #expect(table.openCount == 0 && table.liveCount == 0 && !table.isAnyQueued)
        let failure = ProbeFailure(.local, detail: "netmon stopped before an answer came")
        #expect(inbox.all.map(\.failure) == [failure, failure])
        #expect(inbox.all.map(\.sent) == [2, 0] && inbox.all.map(\.received) == [1, 0])
    }

    @Test func `slots come out in their order, whatever is taken out between them`() {
        var random = SystemRandomNumberGenerator()
        var queue = WaitingLine<Int>()
        var model: [Int] = []
        for step in 0..<20_000 {
            switch Int.random(in: 0..<100, using: &random) {
            case 0..<55:
                queue.append(step)
                model.append(step)
            case 55..<99:
                let expected: Int? = model.isEmpty ? nil : model.removeFirst()
                #expect(queue.popFirst() == expected)
            case _:
                #expect(queue.remove { $0 % 7 == 0 } == model.filter { $0 % 7 == 0 })
                model.removeAll { $0 % 7 == 0 }
            }
            #expect(queue.count == model.count && queue.isEmpty == model.isEmpty)
        }
    }
}
