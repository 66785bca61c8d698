import Causes
import Monitor
import NetInventory
import TestHistories

/// A few hours of a random small network: failures that come and go, netmon's own gaps, and how the ledgers came to be written.
struct IncidentStory {
    struct Arrival {
        var comes: Timestamp
        var changes: [LedgerChange]
    }

    var networks: [WatchedNetwork] = []
    var ledgers: [ObjectID: [LedgerEntry]] = [:]
    var arrivals: [Arrival] = []
    let end: Timestamp

    init(seed: UInt64, isReloaded: Bool = true) {
        var random = SplitMix(state: seed &+ 31_000)
        let hours = Int64(1 + random.below(4))
        end = Timestamp(milliseconds: (hours * 3600 + 1200) * 1000)
        var network = RandomNetwork(seed: seed)
        var watched: [ObjectID: Milliseconds] = [:]
        for vertex in network.parts.vertices where !vertex.isEntry && random.below(6) > 0 {
            watched[vertex.id] = .seconds([10, 30, 30, 60, 300][random.below(5)])
        }
        for service in network.parts.services where random.below(2) == 0 {
            watched[service.id] = .seconds(60)
        }
        networks = [WatchedNetwork(since: ObjectRule.always, graph: FailureGraph(network.parts), intervals: watched)]
        // What fails, and when: a few things at a time.
        let elements = NaiveNetwork(network.parts).names
        var failures: [(object: ObjectID, from: Int64, to: Int64)] = []
        for _ in 0..<(2 + random.below(8)) {
            let from = Int64(random.below(Int(hours * 3600)))
            failures.append((elements[random.below(elements.count)], from, from + Int64(30 + random.below(2400))))
        }
        let off = random.below(2) == 0 ? Int64(random.below(Int(hours * 3600))) : -1
        write(network, watched, failures, off: off..<(off + Int64(60 + random.below(900))), &random)
        if isReloaded, random.below(2) == 0 {
            let since = Timestamp(milliseconds: Int64(random.below(Int(hours * 3600))) * 1000)
            if network.parts.lines.count > 2 { network.parts.lines.remove(at: random.below(network.parts.lines.count)) }
            if let gone = watched.keys.sorted().last { watched[gone] = nil }
            networks.append(WatchedNetwork(since: since, graph: FailureGraph(network.parts), intervals: watched))
        }
        arrange(&random)
    }

    /// Asks everybody at its own time, and writes down what is seen.
    private mutating func write(
        _ network: RandomNetwork, _ watched: [ObjectID: Milliseconds], _ failures: [(object: ObjectID, from: Int64, to: Int64)],
        off: Range<Int64>, _ random: inout SplitMix
    ) {
        let naive = NaiveNetwork(network.parts)
        let edges = Set(failures.flatMap { [$0.from, $0.to] }).sorted()
        let states = ([0] + edges).map { moment in
            (moment, naive.working(without: Set(failures.filter { $0.from <= moment && moment < $0.to }.map(\.object))))
        }
        for object in watched.keys.sorted() {
            guard let every = watched[object].map({ $0.count / 1000 }) else { continue }
            var entries: [LedgerEntry] = []
            for second in stride(from: Int64(random.below(Int(every))), to: end.milliseconds / 1000 - 100, by: Int(every)) {
                let state: ObjectState
                if off.contains(second) {
                    state = .unmonitored
                } else {
                    state = states.last { $0.0 <= second }?.1.contains(object) ?? true ? .up : .down
                }
                if entries.last?.state ?? .unmonitored != state {
                    entries.append(LedgerEntry(at: Timestamp(milliseconds: second * 1000), state: state))
                }
            }
            ledgers[object] = entries
        }
    }

    /// Lets each entry come late, some after a word that was wrong, and a few after hours.
    private mutating func arrange(_ random: inout SplitMix) {
        var coming: [(comes: Int64, change: LedgerChange)] = []
        for object in ledgers.keys.sorted() {
            var comes: Int64 = 0
            for entry in ledgers[object] ?? [] {
                let late = random.below(25) == 0 ? 3600 * 26 : random.below(12) == 0 ? 400 : 25
                let at = entry.at.milliseconds
                if random.below(5) == 0 {
                    // A gap that a late result takes back.
                    comes = max(comes, at + 500)
                    coming.append(
                        (comes, LedgerChange(object: object, from: entry.at, entries: [.init(at: entry.at, state: .unmonitored)])))
                }
                comes = max(comes, at + Int64(1 + random.below(late * 1000)))
                coming.append((comes, LedgerChange(object: object, from: entry.at, entries: [entry])))
            }
        }
        coming.sort { ($0.comes, $0.change.object) < ($1.comes, $1.change.object) }
        for (comes, change) in coming { arrivals.append(Arrival(comes: Timestamp(milliseconds: comes), changes: [change])) }
        // Time passes without a change, too.
        var ticks = stride(from: Int64(0), to: end.milliseconds, by: 97_000).map {
            Arrival(comes: Timestamp(milliseconds: $0), changes: [])
        }
        ticks += arrivals
        arrivals = ticks.enumerated().sorted { ($0.element.comes, $0.offset) < ($1.element.comes, $1.offset) }.map(\.element)
    }
}
