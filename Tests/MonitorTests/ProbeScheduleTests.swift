import Monitor
import NetInventory
import Testing

@Suite("Probe schedule")
struct ProbeScheduleTests {
    static func checks(_ count: Int, every: Int64) -> [Check] {
        (0..<count).map { number in
            Check(
                object: ObjectID(.unit, "u\(number)"),
                spec: CheckSpec(
                    name: "icmp", question: .icmp(IPAddress(v4: 1)), every: Milliseconds(every), suspectEvery: Milliseconds(every / 5)))
        }
    }

    static func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

    @Test("A thousand checks every ten seconds are a hundred in every second")
    func spread() {
        var schedule = ProbeSchedule(Self.checks(1000, every: 10_000), from: Self.time(0))
        for second in 0..<30 {
            var count = 0
            for tick in 0..<50 {
                let now = Self.time(Int64(second) * 1000 + Int64(tick) * 20)
                for check in schedule.due(at: now) {
                    count += 1
                    schedule.finish(check.id, at: now, isSuspect: false)
                }
            }
            #expect(abs(count - 100) <= 2, "second \(second)")
        }
        #expect(schedule.skippedTurns == 0)
    }

    @Test("The beat does not drift, however long a burst takes")
    func noDrift() {
        var schedule = ProbeSchedule(Self.checks(1, every: 1000), from: Self.time(0))
        var asked: [Int64] = []
        while asked.count < 100, let next = schedule.nextDue {
            asked.append(next.milliseconds)
            for check in schedule.due(at: next) { schedule.finish(check.id, at: next + Milliseconds(700), isSuspect: false) }
        }
        #expect(asked == (0..<100).map { $0 * 1000 })
    }

    @Test("A check is never asked twice at a time, and missed turns are skipped and counted")
    func stall() {
        var schedule = ProbeSchedule(Self.checks(1, every: 1000), from: Self.time(0))
        let check = schedule.due(at: Self.time(0))
        #expect(check.count == 1)
        #expect(schedule.due(at: Self.time(5000)).isEmpty)
        schedule.finish(check[0].id, at: Self.time(5500), isSuspect: false)
        #expect(schedule.skippedTurns == 5)
        #expect(schedule.nextDue == Self.time(6000))
    }

    @Test("After a stall nothing is bunched: turns far too late are skipped, and the beat goes on as it was")
    func afterStall() {
        var schedule = ProbeSchedule(Self.checks(1000, every: 10_000), from: Self.time(0))
        var asked = 0
        for now in stride(from: Int64(0), to: 10_000, by: 20) {
            for check in schedule.due(at: Self.time(now)) {
                asked += 1
                schedule.finish(check.id, at: Self.time(now), isSuspect: false)
            }
        }
        #expect(asked == 999)
        // An hour later: a quarter of an interval is not too late, all else waits for its own turn.
        for now in stride(from: Int64(3_610_000), to: 3_630_000, by: 20) {
            let due = schedule.due(at: Self.time(now))
            #expect(due.count <= (now == 3_610_000 ? 251 : 3))
            asked += due.count
            for check in due { schedule.finish(check.id, at: Self.time(now), isSuspect: false) }
        }
        // Every turn was either asked or skipped: check number n has one at 10 n ms and every ten seconds from there.
        #expect(asked + schedule.skippedTurns == (0..<1000).reduce(0) { $0 + (3_629_980 - $1 * 10) / 10_000 + 1 })
    }

    @Test("A clock that is set back takes the beat with it")
    func setBack() {
        var schedule = ProbeSchedule(Self.checks(4, every: 1000), from: Self.time(100_000))
        for check in schedule.due(at: Self.time(100_000)) { schedule.finish(check.id, at: Self.time(100_010), isSuspect: false) }
        #expect(schedule.due(at: Self.time(50_000)).isEmpty)
        #expect(schedule.nextDue == Self.time(50_250))
        #expect(schedule.skippedTurns == 0)
    }

    @Test("A suspect is asked sooner, and returns to its beat")
    func suspect() {
        var schedule = ProbeSchedule(Self.checks(1, every: 1000), from: Self.time(0))
        let id = schedule.due(at: Self.time(0))[0].id
        schedule.finish(id, at: Self.time(100), isSuspect: true)
        #expect(schedule.nextDue == Self.time(300))
        _ = schedule.due(at: Self.time(300))
        schedule.finish(id, at: Self.time(350), isSuspect: false)
        #expect(schedule.nextDue == Self.time(1000))
    }
}
