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
