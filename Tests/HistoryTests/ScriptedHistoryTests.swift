import Causes
import Monitor
import NetInventory
import Testing

/// Whole histories, from the schedule to the incident, each with what it must come to.
@Suite("Histories", .timeLimit(.minutes(10)))
struct ScriptedHistoryTests {
    @Test("come to what they must", arguments: ScriptedHistories.all)
    func history(_ history: ScriptedHistories.Named) throws {
        let script = try HistoryScript(history.text)
        let zone = try script.county.inventory().network.zone
        let player = try HistoryPlayer(script)
        func clock(_ moment: Timestamp) -> String { zone.wallClock(moment) }
        for (object, expected) in script.ledgers {
            let found = player.ledgers[object] ?? []
            let told = "\(object): " + found.map { "\(clock($0.at)) \($0.state.name)" }.joined(separator: ", ")
            #expect(found.map(\.state.name) == expected.map(\.state), "\(told)")
            let allowance = (player.intervals[object] ?? .zero) + .seconds(6)
            for (entry, wanted) in zip(found, expected) {
                // What is unmonitored begins when the last result no longer stands.
                let late = entry.state == .unmonitored ? allowance + allowance : allowance
                #expect(entry.at >= wanted.at && entry.at <= wanted.at + late, "\(told)")
            }
        }
        let incidents = player.kept.values.sorted { $0.key < $1.key }
        let told = incidents.map { Self.line($0, clock) }.joined(separator: "\n")
        #expect(incidents.count == script.incidents.count, "\(told)")
        let longest = (player.intervals.values.max() ?? .zero) + .seconds(6)
        for (incident, wanted) in zip(incidents, script.incidents) {
            #expect(Set(incident.explanations) == wanted.explanations, "\(told)")
            #expect(incident.from >= wanted.from && incident.from <= wanted.from + longest, "\(told)")
            #expect((incident.to == nil) == (wanted.to == nil), "\(told)")
            if let to = incident.to, let end = wanted.to { #expect(to >= end && to <= end + longest, "\(told)") }
            #expect(Self.members(incident) == wanted.members, "\(told)")
        }
        // What was judged second by second is what judging it at once gives.
        #expect(incidents == player.whole)
    }

    private static func members(_ incident: Incident) -> Set<String> {
        let own = Dictionary(grouping: incident.members.filter(\.isWatched), by: \.object)
        return Set(
            own.map { object, stretches in
                "\(object)\(stretches[0].role == .candidate ? "!" : "")\(stretches.count > 1 ? "*\(stretches.count)" : "")"
            })
    }

    private static func line(_ incident: Incident, _ clock: (Timestamp) -> String) -> String {
        let names = incident.explanations.map { $0.objects.map(\.description).joined(separator: " + ") }.joined(separator: " | ")
        return "! \(clock(incident.from))-\(incident.to.map(clock) ?? "") \(names): \(members(incident).sorted().joined(separator: " "))"
    }
}
