import Causes
import Monitor
import NetInventory
import Testing

@Suite("Incidents over time")
struct IncidentJudgeTests {
    private let everyone = [device("core"), device("agg"), unit("u1"), unit("u2"), unit("u3")]
    private var star: IncidentScript { IncidentScript(.star, watched: everyone) }

    @Test("A cut before a node is one incident, whoever was asked first")
    func race() {
        var script = star
        // The child is seen before its parent; the last one an interval later.
        script.down(unit("u1"), 102, 702)
        script.down(device("agg"), 115, 715)
        script.down(unit("u2"), 128, 728)
        script.down(unit("u3"), 131, 731)
        #expect(
            script.incidents().map(\.line) == [
                "102-731 device/agg|link/l-agg [device/agg* 115-715, (link/l-agg* 102-731), (link/l-u1 102-731), (link/l-u2 102-731), "
                    + "(link/l-u3 102-731), unit/u1 102-702, unit/u2 128-728, unit/u3 131-731]"
            ])
    }

    @Test("A unit alone: its line or itself, and nobody says which")
    func alone() {
        var script = star
        script.down(unit("u2"), 100)
        #expect(script.incidents().map(\.line) == ["100- link/l-u2|unit/u2 [(link/l-u2* 100-), unit/u2* 100-]"])
        #expect(script.incidents(upTo: 130).isEmpty)
    }

    @Test("Two cuts at once are two incidents")
    func twoAtOnce() {
        var script = star
        script.down(unit("u1"), 100, 400)
        script.down(unit("u3"), 101, 500)
        #expect(
            script.incidents().map(\.line) == [
                "100-400 link/l-u1|unit/u1 [(link/l-u1* 100-400), unit/u1* 100-400]",
                "101-500 link/l-u3|unit/u3 [(link/l-u3* 101-500), unit/u3* 101-500]",
            ])
    }

    @Test("A failure hours later is another incident, although the node would explain both")
    func later() {
        var script = star
        script.down(unit("u1"), 100)
        script.down(unit("u2"), 10_000)
        #expect(script.incidents().map(\.from.second) == [100, 10_000])
    }

    @Test("A fault that comes back within ten minutes is the same one; later it is another")
    func flapping() {
        var script = star
        for turn in 0..<3 { script.down(unit("u1"), 100 + Int64(turn) * 200, 200 + Int64(turn) * 200) }
        script.down(unit("u1"), 2000, 2100)
        #expect(
            script.incidents().map(\.line) == [
                "100-600 link/l-u1|unit/u1 [(link/l-u1* 100-200), (link/l-u1* 300-400), (link/l-u1* 500-600), unit/u1* 100-200, "
                    + "unit/u1* 300-400, unit/u1* 500-600]",
                "2000-2100 link/l-u1|unit/u1 [(link/l-u1* 2000-2100), unit/u1* 2000-2100]",
            ])
    }

    @Test("Who stays down when the cause is mended has a fault of its own, from that moment on")
    func outOfOrder() {
        var script = star
        for (object, at) in [(device("agg"), 100), (unit("u1"), 101), (unit("u2"), 102), (unit("u3"), 103)] as [(ObjectID, Int64)] {
            script.set(object, .down, at: at)
        }
        script.set(unit("u1"), .up, at: 1000)
        script.set(device("agg"), .up, at: 1010)
        script.set(unit("u2"), .up, at: 1020)
        script.set(unit("u3"), .up, at: 5000)
        #expect(
            script.incidents().map(\.line) == [
                "100-1020 device/agg|link/l-agg [device/agg* 100-1010, (link/l-agg* 100-1020), (link/l-u1 100-1020), (link/l-u2 100-1020), "
                    + "(link/l-u3 100-1020), unit/u1 101-1000, unit/u2 102-1020, unit/u3 103-1000]",
                "1000-5000 link/l-u3|unit/u3 [(link/l-u3* 1000-5000), unit/u3* 1000-5000]",
            ])
    }

    @Test("Not to know is no recovery: netmon off in the middle of an outage leaves one incident")
    func monitorOff() {
        var script = star
        script.set(unit("u1"), .down, at: 100)
        for object in everyone { script.set(object, .unmonitored, at: 300) }
        for object in everyone { script.set(object, object == unit("u1") ? .down : .up, at: 900) }
        script.set(unit("u1"), .up, at: 1000)
        #expect(
            script.incidents().map(\.line) == [
                "100-1000 link/l-u1|unit/u1 [(link/l-u1* 100-300), (link/l-u1* 900-1000), unit/u1* 100-1000]"
            ])
        // Of a line that nobody watches nothing is known while nobody is asked.
        let until = script.incidents(upTo: 800)
        #expect(until.map(\.line) == ["100- link/l-u1|unit/u1 [(link/l-u1* 100-300), unit/u1* 100-]"])
    }

    @Test("A parent that nobody watches is named all the same, and so is its line")
    func unwatchedParent() {
        var script = IncidentScript(.star, watched: [device("core"), unit("u1"), unit("u2"), unit("u3")])
        script.down(unit("u1"), 100, 200)
        script.down(unit("u2"), 101, 201)
        script.down(unit("u3"), 102, 202)
        let incidents = script.incidents()
        #expect(incidents.count == 1 && incidents[0].candidates == [device("agg"), link("l-agg")])
    }

    @Test("Late evidence: who is asked rarely narrows an incident when it answers, and joins it when it does not")
    func lateEvidence() {
        // u3 is asked every five minutes: at first the node may be at fault as well as u1 and u2 together may not.
        var script = IncidentScript(.star, watched: [device("core"), unit("u1"), unit("u3")], rarely: [unit("u3"): 300])
        script.down(unit("u1"), 100, 3000)
        #expect(script.incidents(upTo: 200)[0].candidates == [device("agg"), link("l-agg"), link("l-u1"), unit("u1")])
        #expect(script.incidents(upTo: 1000)[0].candidates == [link("l-u1"), unit("u1")])
        script.down(unit("u3"), 390, 3010)
        #expect(script.incidents(upTo: 200)[0].candidates.count == 4)
        let joined = script.incidents(upTo: 1000)
        #expect(joined.count == 1 && joined[0].candidates == [device("agg"), link("l-agg")])
    }

    @Test("A node that was never heard joins what it explains")
    func neverSeen() {
        var script = IncidentScript(.star, watched: everyone)
        script.ledgers[device("agg")] = []
        script.down(unit("u1"), 100, 900)
        script.down(unit("u2"), 101, 900)
        script.down(unit("u3"), 102, 900)
        script.set(device("agg"), .down, at: 300)
        script.set(device("agg"), .up, at: 910)
        let incidents = script.incidents()
        #expect(incidents.count == 1 && incidents[0].candidates == [device("agg"), link("l-agg")] && incidents[0].to == .second(910))
    }

    @Test("A ring hides one cut, and two cuts are named two by two")
    func ring() {
        var parts = FailureParts()
        parts.vertices = [.init(device("core"), isEntry: true), .init(device("a")), .init(device("b")), .init(device("c"))]
        parts.lines = [
            .init(link("1"), device("core"), device("a")), .init(link("2"), device("a"), device("b")),
            .init(link("3"), device("b"), device("c")), .init(link("4"), device("c"), device("core")),
        ]
        var script = IncidentScript(parts, watched: [device("core"), device("a"), device("b"), device("c")])
        script.down(device("b"), 100, 500)
        #expect(script.incidents().map { $0.explanations.map(\.objects) } == [[[device("b")]]])
        script = IncidentScript(parts, watched: [device("core"), device("a"), device("b"), device("c")])
        script.down(device("b"), 100, 500)
        script.down(device("c"), 110, 510)
        let both = script.incidents()
        #expect(both.count == 1 && both[0].explanations.allSatisfy { $0.objects.count == 2 })
        #expect(both[0].candidates == [device("b"), device("c"), link("2"), link("4")])
    }

    @Test("A unit that is moved to another node in mid-outage leaves the incident, and the rest stays")
    func moved() {
        var script = star
        for object in [device("agg"), unit("u1"), unit("u2"), unit("u3")] { script.set(object, .down, at: 100) }
        var parts = FailureParts.star
        parts.lines[1] = .init(link("l-u1"), device("core"), unit("u1"))
        script.networks.append(
            WatchedNetwork(since: .second(1000), graph: FailureGraph(parts), intervals: script.networks[0].intervals))
        script.set(unit("u1"), .up, at: 1005)
        for object in [device("agg"), unit("u2"), unit("u3")] { script.set(object, .up, at: 4000) }
        let incidents = script.incidents()
        #expect(incidents.count == 1)
        #expect(incidents[0].candidates == [device("agg"), link("l-agg")] && incidents[0].to == .second(4000))
    }

    @Test("An object that is renamed goes on under its new id; one that is removed is bad for nobody any more")
    func renamed() {
        var script = star
        script.set(unit("u1"), .down, at: 100)
        script.set(unit("u2"), .down, at: 101)
        var parts = FailureParts.star
        parts.vertices[2] = .init(unit("neu"))
        parts.lines[1] = .init(link("l-u1"), device("agg"), unit("neu"))
        var intervals = script.networks[0].intervals
        intervals[unit("neu")] = intervals.removeValue(forKey: unit("u1"))
        intervals[unit("u2")] = nil
        script.networks.append(
            WatchedNetwork(since: .second(1000), graph: FailureGraph(parts), intervals: intervals, renamed: [unit("u1"): unit("neu")]))
        script.set(unit("neu"), .up, at: 2000)
        #expect(script.incidents().map(\.to?.second) == [2000, 1000])
    }
}
