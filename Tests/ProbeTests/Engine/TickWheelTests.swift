import Testing

@testable import Probe

@Suite struct TickWheelTests {
    private let tick = TickWheel.tickNanoseconds

    @Test func `an alarm rings in the first tick at or after its time, never before`() {
        var wheel = TickWheel(now: 0)
        _ = wheel.add(slot: 1, generation: 0, at: 3 * tick)
        _ = wheel.add(slot: 2, generation: 0, at: 3 * tick + 1)
        #expect(wheel.nextTime == 3 * tick)
        var due: [TickWheel.Entry] = []
        wheel.advance(to: 3 * tick - 1, into: &due)
        #expect(due.isEmpty)
        wheel.advance(to: 3 * tick, into: &due)
        #expect(due.map(\.slot) == [1])
        wheel.advance(to: 4 * tick, into: &due)
        #expect(due.map(\.slot) == [1, 2])
        #expect(wheel.nextTime == nil)
    }

    @Test func `the past rings in the next tick`() {
        var wheel = TickWheel(now: 50 * tick)
        #expect(wheel.add(slot: 1, generation: 0, at: 0) == 51)
    }

    @Test func `alarms of several turns wait for theirs`() {
        var wheel = TickWheel(now: 0)
        _ = wheel.add(slot: 1, generation: 0, at: 5 * tick)
        _ = wheel.add(slot: 2, generation: 0, at: (5 + 1024) * tick)
        _ = wheel.add(slot: 3, generation: 0, at: (5 + 3 * 1024) * tick)
        var due: [TickWheel.Entry] = []
        wheel.advance(to: 900 * tick, into: &due)
        #expect(due.map(\.slot) == [1])
        wheel.advance(to: 1029 * tick, into: &due)
        #expect(due.map(\.slot) == [1, 2])
        // A long stop visits each bucket once and loses nothing.
        wheel.advance(to: 1_000_000 * tick, into: &due)
        #expect(due.map(\.slot) == [1, 2, 3])
    }

    @Test func `it keeps what a sorted list would`() {
        var random = SystemRandomNumberGenerator()
        var wheel = TickWheel(now: 0)
        var expected: [Int64] = []
        for slot in 0..<2000 {
            expected.append(wheel.add(slot: slot, generation: 0, at: Int64.random(in: 0...4000, using: &random) * tick))
        }
        var rung: [Int64] = []
        var now: Int64 = 0
        while now < 4001 * tick {
            now += Int64.random(in: 1...(40 * tick), using: &random)
            var due: [TickWheel.Entry] = []
            wheel.advance(to: now, into: &due)
            #expect(due.allSatisfy { $0.tick <= now / tick })
            rung += due.map(\.tick)
        }
        #expect(rung.sorted() == expected.sorted())
    }
}
