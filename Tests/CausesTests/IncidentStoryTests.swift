import Causes
import Monitor
import NetInventory
import TestHistories
import Testing

/// Random hours of random small networks.
@Suite("Incidents of random histories", .timeLimit(.minutes(10)))
struct IncidentStoryTests {
    private static let lag = Milliseconds.seconds(40)

    @Test(
        "Judged live, by what comes late, is taken back or is out of order, they are in the end those of the whole past", arguments: 0..<4)
    func piecesAreTheWhole(part: UInt64) throws {
        var found = 0
        for seed in part * 1000..<part * 1000 + 20 {
            let story = IncidentStory(seed: seed)
            func live(_ ledgers: [ObjectID: [LedgerEntry]], _ told: [Incident]) -> LiveIncidents {
                LiveIncidents(ledgers: ledgers, networks: story.networks, from: ObjectRule.always, told: told, lag: Self.lag)
            }
            var judge = live([:], [])
            // What a store would hold.
            var kept: [Incident.Key: Incident] = [:]
            var ledgers: [ObjectID: [LedgerEntry]] = [:]
            func take(_ changes: LiveIncidents.Changes) {
                for key in changes.vanished { kept[key] = nil }
                for incident in changes.incidents { kept[incident.key] = incident }
            }
            for arrival in story.arrivals {
                for change in arrival.changes { ledgers[change.object, default: []].replaceTail(change) }
                if !judge.take(arrival.changes) { judge = live(ledgers, kept.values.sorted { $0.key < $1.key }) }
                take(judge.judge(at: arrival.comes))
            }
            let last = max(story.end, story.arrivals.last?.comes ?? story.end)
            take(judge.judge(at: last))
            let whole = IncidentHistory.incidents(in: ledgers, networks: story.networks, upTo: last - Self.lag)
            #expect(ledgers == story.ledgers, "seed \(seed)")
            #expect(kept.values.sorted { $0.key < $1.key } == whole, "seed \(seed)")
            for (incident, next) in zip(whole, whole.dropFirst()) { #expect(incident.key < next.key, "seed \(seed)") }
            for incident in whole { Self.check(incident, "seed \(seed)") }
            found += whole.count
        }
        #expect(found > 30)
    }

    /// What must be so of every incident.
    private static func check(_ incident: Incident, _ seed: String) {
        #expect(!incident.explanations.isEmpty && incident.explanations == incident.explanations.sorted(), "\(seed)")
        #expect(incident.members.contains { $0.object == incident.key.first && $0.from == incident.from }, "\(seed) \(incident)")
        #expect(incident.members.allSatisfy { $0.from >= incident.from }, "\(seed) \(incident)")
        let ends = incident.members.filter(\.isWatched).map(\.to)
        #expect(incident.to == (ends.contains(nil) ? nil : ends.compactMap { $0 }.max()), "\(seed) \(incident)")
        for (member, next) in zip(incident.members, incident.members.dropFirst()) where member.object == next.object {
            #expect(member.to.map { $0 <= next.from } ?? false, "\(seed) \(incident)")
        }
    }

    @Test("Every time that an object is down is some incident's, once it is settled, and no two incidents'")
    func everySpellIsTold() {
        for seed in UInt64(0)..<60 {
            let story = IncidentStory(seed: seed, isReloaded: false)
            let incidents = IncidentHistory.incidents(in: story.ledgers, networks: story.networks, upTo: story.end)
            var spans: [ObjectID: [Incident.Member]] = [:]
            for member in incidents.flatMap(\.members) where member.isWatched { spans[member.object, default: []].append(member) }
            for (object, ledger) in story.ledgers {
                let own = (spans[object] ?? []).sorted { $0.from < $1.from }
                for (one, next) in zip(own, own.dropFirst()) { #expect(one.to.map { $0 <= next.from } ?? false, "seed \(seed) \(object)") }
                for entry in ledger where entry.state == .down && entry.at + .seconds(600) < story.end {
                    #expect(
                        own.contains { $0.from <= entry.at && entry.at < $0.to ?? story.end },
                        "seed \(seed) \(object) at \(entry.at.milliseconds)")
                }
            }
        }
    }
}
