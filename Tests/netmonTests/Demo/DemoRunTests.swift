import Demo
import Foundation
import Monitor
import NetInventory
import Synchronization
import Testing

struct DemoRunTests {
    /// Time that stands still until somebody sleeps, and then jumps.
    private final class JumpingClock: MonitorClock {
        private let moment = Mutex(Timestamp(milliseconds: 1_790_000_000_000))

        func now() -> Timestamp { moment.withLock { $0 } }
        func sleep(until target: Timestamp) async throws { moment.withLock { $0 = max($0, target) } }
        func pass(_ length: Milliseconds) { moment.withLock { $0 = $0 + length } }
    }

    private final class Notes: Sendable {
        private let lines = Mutex<[String]>([])

        func write(_ line: String) { lines.withLock { $0.append(line) } }
        var all: [String] { lines.withLock { $0 } }
    }

    private struct Broken: Error {}

    private let clock = JumpingClock()
    private let notes = Notes()

    private func run(_ script: DemoScript, failing: Bool = false) -> DemoRun {
        DemoRun(
            script, placement: .namespaces, clock: clock, language: .en,
            order: { [clock, notes] command in
                notes.write(command.line)
                if failing { throw Broken() }
                let before = clock.now()
                clock.pass(Milliseconds(30))
                return CountyMoment(before: before, after: clock.now())
            }, tell: notes.write)
    }

    @Test func `the script is played at its times, and the record says what was really done`() async throws {
        let script = try DemoScript(DemoFixture.inventory(), on: DemoFixture.day, cutsUnits: true)
        let record = try await run(script).play(
            startMonitoring: { notes.write("start") }, stopMonitoring: { notes.write("stop") })
        #expect(
            notes.all == [
                "start", "cut unit/b1 unit/b2", "at 6.0 s: cut 2 units", "cut site/a1", "at 10.0 s: cut site/a1",
                "mend unit/b1 unit/b2", "at 14.0 s: mended 2 units", "mend site/a1", "at 18.0 s: mended site/a1", "stop",
            ])
        let start = record.startedAt
        #expect(record.endedAt - start == .seconds(24))
        #expect(record.events.map(\.moment.before) == [6, 10, 14, 18].map { start + .seconds($0) })
        #expect(
            record.expectedOutages == [
                .init(object: ObjectID(.unit, "b1"), from: start + Milliseconds(6030), to: start + Milliseconds(14_030)),
                .init(object: ObjectID(.unit, "b2"), from: start + Milliseconds(6030), to: start + Milliseconds(14_030)),
                .init(object: ObjectID(.site, "a1"), from: start + Milliseconds(10_030), to: start + Milliseconds(18_030)),
            ])
    }

    @Test func `monitoring is stopped when an order fails`() async throws {
        let script = try DemoScript(DemoFixture.inventory(), on: DemoFixture.day, cutsUnits: true)
        await #expect(throws: Broken.self) {
            try await run(script, failing: true).play(startMonitoring: {}, stopMonitoring: { notes.write("stop") })
        }
        #expect(notes.all.last == "stop")
    }

    @Test func `an outage that the demo does not end has no end`() throws {
        let script = try DemoScript(DemoFixture.inventory(), on: DemoFixture.day, cutsUnits: true)
        let start = Timestamp(milliseconds: 1_790_000_000_000)
        let moment = CountyMoment(before: start, after: start + Milliseconds(5))
        let record = DemoRecord(
            script: script, placement: .loopback(reason: "r"), startedAt: start, endedAt: start + .seconds(8),
            events: [
                .init(action: .cut, objects: [ObjectID(.site, "a1")], moment: moment),
                .init(action: .cut, objects: [ObjectID(.site, "a1")], moment: CountyMoment(before: start, after: start + .seconds(3))),
            ])
        #expect(record.expectedOutages == [.init(object: ObjectID(.site, "a1"), from: start + Milliseconds(5))])
        let json = try record.json(zone: .shanghai)
        let document = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let event = try #require((document["events"] as? [[String: Any]])?.first)
        #expect(document["schema"] as? String == "netmon.demo-script/1")
        #expect(document["placement"] as? String == "loopback")
        #expect(document["cycle_s"] as? Double == 2)
        #expect(event["not_before"] as? String == "2026-09-21T22:13:20+08:00")
        #expect(document["from"] as? String == "2026-09-21T22:13:20+08:00")
        let outage = try #require((document["expected_outages"] as? [[String: Any]])?.first)
        #expect(outage["to"] is NSNull)
        #expect(outage["from"] as? String == "2026-09-21T22:13:20.005+08:00")
        #expect(event["action"] as? String == "cut")
        #expect(event["objects"] as? [String] == ["site/a1"])
        #expect(event["at"] as? String == "2026-09-21T22:13:20.005+08:00")
    }
}
