import NetInventory
import Synchronization
import Testing

@testable import Probe

/// The rules of bursts without a socket: time is a number here.
@Suite struct EchoTableTests {
    private let target = IPAddress(v4: 0x7f01_0203)
    private let router = IPAddress(v4: 0x0a00_0001)

    /// A table, its clock, and the results that came out.
    private final class Bench {
        var table = EchoTable(cookie: 99, now: 0)
        var milliseconds: Int64 = 0
        let results = ResultBox()

        var now: ClockPair { ClockPair(monotonic: milliseconds * 1_000_000, real: 1_000_000_000_000 + milliseconds * 1_000_000) }

        func add(_ address: IPAddress, count: Int = 1, period: Int64 = 100, timeout: Int64 = 1000) {
            let question = ProbeQuestion(
                kind: .icmp, target: .address(address), count: count, period: Milliseconds(period), timeout: Milliseconds(timeout)
            )
            let results = results
            let order = EchoOrder(question: question, address: address) { result in results.add(result) }
            table.add(order, now: now)
        }

        func advance(to time: Int64) {
            milliseconds = time
            table.advance(to: now)
        }

        /// Sends all that is queued and gives back the marks.
        func send(_ family: IPAddress.Family = .v4) -> [EchoMark] {
            var marks: [EchoMark] = []
            for index in 0..<table.queueCount(family) {
                let token = table.queued(family, at: index)
                guard table.departure(of: token) != nil else { continue }
                let sequence = table.nextSequence()
                table.markSent(token, sequence: sequence, at: now)
                marks.append(EchoMark(identifier: 1, sequence: sequence, cookie: 99, token: token.rawValue))
            }
            table.dequeue(table.queueCount(family), family: family)
            return marks
        }

        func answer(_ mark: EchoMark, from address: IPAddress) -> EchoVerdict {
            table.answer(mark, from: address, stamp: nil, readAt: now)
        }

        func refuse(
            _ mark: EchoMark, to address: IPAddress, by router: IPAddress, code: ProbeFailure.Code = .hostUnreachable
        ) -> EchoVerdict {
            let word = ICMPFailure(code: code, type: 3, subtype: 1, mtu: nil, destination: address, quoted: mark)
            return table.refuse(word, from: router, readAt: now)
        }
    }

    private final class ResultBox: Sendable {
        private let results = Mutex<[ProbeResult]>([])
        func add(_ result: ProbeResult) { results.withLock { $0.append(result) } }
        var all: [ProbeResult] { results.withLock { $0 } }
    }

    @Test func `a burst goes out a period apart and its answers are counted`() throws {
        let bench = Bench()
        bench.add(target, count: 3, period: 200)
        let first = bench.send()
        #expect(first.count == 1)
        bench.milliseconds = 7
        #expect(bench.answer(first[0], from: target) == .answered)
        bench.advance(to: 199)
        #expect(bench.send().isEmpty)
        bench.advance(to: 200)
        let second = bench.send()
        bench.milliseconds = 205
        #expect(bench.answer(second[0], from: target) == .answered)
        bench.advance(to: 400)
        let third = bench.send()
        bench.milliseconds = 403
        #expect(bench.answer(third[0], from: target) == .answered)
        bench.advance(to: 420)
        let result = try #require(bench.results.all.first)
        #expect(result.sent == 3 && result.received == 3 && result.duplicates == 0)
        #expect(result.times == [7_000_000, 5_000_000, 3_000_000])
        #expect(result.failure == nil)
        #expect(result.startedAt == Timestamp(milliseconds: 1_000_000))
        #expect(bench.table.liveCount == 0 && bench.table.waitingCount == 0 && bench.table.nextTime == nil)
    }

    @Test func `only cookie, token and source together count`() {
        let bench = Bench()
        bench.add(target)
        let mark = bench.send()[0]
        var wrong = mark
        wrong.cookie = 98
        #expect(bench.answer(wrong, from: target) == .foreign)
        wrong.cookie = nil
        #expect(bench.answer(wrong, from: target) == .foreign)
        wrong = mark
        wrong.token = 0xffff_ffff_ffff_ffff
        #expect(bench.answer(wrong, from: target) == .late)
        #expect(bench.answer(mark, from: router) == .foreign)
        #expect(bench.answer(mark, from: target) == .answered)
    }

    @Test func `duplicates on the heels of the last answer are counted`() throws {
        let bench = Bench()
        bench.add(target)
        let mark = bench.send()[0]
        #expect(bench.answer(mark, from: target) == .answered)
        bench.milliseconds = 9
        #expect(bench.answer(mark, from: target) == .duplicate)
        bench.advance(to: 30)
        #expect(bench.answer(mark, from: target) == .late)
        let result = try #require(bench.results.all.first)
        #expect(result.received == 1 && result.duplicates == 1)
    }

    @Test func `silence ends at the last try's deadline, and a late answer does not count`() throws {
        let bench = Bench()
        bench.add(target, count: 2, period: 100, timeout: 500)
        let first = bench.send()[0]
        bench.advance(to: 100)
        let second = bench.send()[0]
        bench.milliseconds = 501
        #expect(bench.answer(first, from: target) == .late)
        bench.advance(to: 599)
        #expect(bench.results.all.isEmpty)
        bench.advance(to: 600)
        let result = try #require(bench.results.all.first)
        #expect(result.sent == 2 && result.received == 0)
        #expect(result.failure == ProbeFailure(.timeout, detail: "no answer within 500 ms"))
        #expect(bench.answer(second, from: target) == .late)
        #expect(bench.table.waitingCount == 0)
    }

    @Test func `a router's word ends a try early and names the router`() throws {
        let bench = Bench()
        bench.add(target, timeout: 5000)
        let mark = bench.send()[0]
        bench.milliseconds = 4
        #expect(bench.refuse(mark, to: target, by: router) == .refused)
        bench.advance(to: 30)
        let failure = try #require(bench.results.all.first?.failure)
        #expect(failure.code == .hostUnreachable && failure.from == router)
        #expect(failure.detail == "the host cannot be reached, says 10.0.0.1 (ICMP type 3 code 1)")
    }

    @Test func `where cookie and token are not quoted, destination and sequence find the try`() {
        let bench = Bench()
        bench.add(target, count: 3, period: 0)
        let marks = bench.send()
        #expect(marks.count == 3)
        var bare = marks[1]
        bare.cookie = nil
        bare.token = nil
        #expect(bench.refuse(bare, to: router, by: router) == .foreign)
        #expect(bench.refuse(bare, to: target, by: router) == .refused)
        #expect(bench.refuse(bare, to: target, by: router) == .late)
        var unknown = bare
        unknown.sequence = 4711
        #expect(bench.refuse(unknown, to: target, by: router) == .late)
        var foreign = marks[2]
        foreign.cookie = 1
        #expect(bench.refuse(foreign, to: target, by: router) == .foreign)
    }

    @Test func `an answer after a router's no still counts`() throws {
        let bench = Bench()
        bench.add(target, count: 1)
        let mark = bench.send()[0]
        #expect(bench.refuse(mark, to: target, by: router) == .refused)
        bench.milliseconds = 5
        #expect(bench.answer(mark, from: target) == .answered)
        bench.advance(to: 40)
        let result = try #require(bench.results.all.first)
        #expect(result.received == 1 && result.failure == nil)
    }

    @Test func `the reason is that of the last unanswered try`() throws {
        let bench = Bench()
        bench.add(target, count: 3, period: 0, timeout: 100)
        let marks = bench.send()
        #expect(bench.refuse(marks[0], to: target, by: router, code: .adminProhibited) == .refused)
        #expect(bench.answer(marks[2], from: target) == .answered)
        bench.advance(to: 100)
        let result = try #require(bench.results.all.first)
        #expect(result.failure?.code == .timeout)
        #expect(result.received == 1 && result.sent == 3)
    }

    @Test func `what the kernel will not send is said, and what it has no room for is tried till its time is over`() throws {
        let bench = Bench()
        bench.add(target, timeout: 300)
        let local = ProbeFailure(.netUnreachable, detail: "no route from here")
        bench.table.markRefused(bench.table.queued(.v4, at: 0), local, now: bench.now)
        bench.table.dequeue(1, family: .v4)
        bench.advance(to: 20)
        #expect(bench.results.all.last?.failure == local)
        #expect(bench.results.all.last?.sent == 1)

        bench.add(target, timeout: 300)
        bench.advance(to: 310)
        #expect(bench.results.all.count == 1)
        bench.advance(to: 330)
        let result = try #require(bench.results.all.last)
        #expect(bench.results.all.count == 2)
        #expect(result.failure?.code == .local)
        // The token is still in the queue; its burst is over.
        #expect(bench.send().isEmpty)
    }

    @Test func `after a stop no flood makes up for the missed echoes`() {
        let bench = Bench()
        bench.add(target, count: 1000, period: 50)
        #expect(bench.send().count == 1)
        bench.advance(to: 20_000)
        #expect(bench.send().count <= 2)
        bench.advance(to: 20_050)
        #expect(bench.send().count <= 2)
    }

    @Test func `more echoes than sequence numbers are told apart`() {
        let bench = Bench()
        for index in 0..<70 { bench.add(IPAddress(v4: 0x7f00_0000 + UInt32(index)), count: 1000, period: 0, timeout: 60_000) }
        let marks = bench.send()
        #expect(marks.count == 70_000)
        #expect(bench.table.waitingCount == 70_000)
        var answered = 0
        for (index, mark) in marks.enumerated() {
            let address = IPAddress(v4: 0x7f00_0000 + UInt32(index / 1000))
            if bench.answer(mark, from: address) == .answered { answered += 1 }
        }
        #expect(answered == 70_000)
        bench.advance(to: 30)
        #expect(bench.results.all.count == 70)
        #expect(bench.results.all.allSatisfy { $0.received == 1000 })
    }

    @Test func `going down resolves all with what they have`() throws {
        let bench = Bench()
        bench.add(target, count: 2, period: 100)
        bench.add(IPAddress(v6: 1), count: 1)
        let mark = bench.send()[0]
        #expect(bench.answer(mark, from: target) == .answered)
        bench.advance(to: 100)
        _ = bench.send()
        bench.table.endAll(now: bench.now)
        #expect(bench.results.all.count == 2)
        let first = try #require(bench.results.all.first { $0.address == target })
        #expect(first.sent == 2 && first.received == 1)
        #expect(first.failure?.code == .local)
        #expect(bench.results.all.first { $0.address != target }?.sent == 0)
        #expect(bench.table.liveCount == 0 && bench.table.waitingCount == 0)
    }

    @Test func `a slot used again does not take the old burst's answers`() {
        let bench = Bench()
        bench.add(target, timeout: 50)
        let old = bench.send()[0]
        bench.advance(to: 60)
        #expect(bench.results.all.count == 1)
        bench.add(target, timeout: 50)
        let new = bench.send()[0]
        #expect(bench.answer(old, from: target) == .late)
        #expect(bench.answer(new, from: target) == .answered)
    }
}
