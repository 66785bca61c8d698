import Causes
import Monitor
import NetInventory

/// A small past, told in seconds: who was in which state from when on.
struct IncidentScript {
    var networks: [WatchedNetwork]
    var ledgers: [ObjectID: [LedgerEntry]] = [:]

    /// All watched objects are up from second 0 on, and asked every `every` seconds unless `rarely` says otherwise.
    init(_ parts: FailureParts, watched: [ObjectID], every: Int64 = 30, rarely: [ObjectID: Int64] = [:]) {
        let intervals = Dictionary(uniqueKeysWithValues: watched.map { ($0, Milliseconds.seconds(rarely[$0] ?? every)) })
        networks = [WatchedNetwork(since: .second(0), graph: FailureGraph(parts), intervals: intervals)]
        for object in watched { ledgers[object] = [LedgerEntry(at: .second(0), state: .up)] }
    }

    mutating func set(_ object: ObjectID, _ state: ObjectState, at second: Int64) {
        ledgers[object, default: []].append(LedgerEntry(at: .second(second), state: state))
    }

    mutating func down(_ object: ObjectID, _ from: Int64, _ to: Int64? = nil) {
        set(object, .down, at: from)
        if let to { set(object, .up, at: to) }
    }

    func incidents(upTo second: Int64 = 1_000_000) -> [Incident] {
        IncidentHistory.incidents(in: ledgers, networks: networks, upTo: .second(second))
    }
}

extension Timestamp {
    /// Seconds into the script.
    static func second(_ second: Int64) -> Timestamp { Timestamp(milliseconds: 1_790_000_000_000 + second * 1000) }
    var second: Int64 { (milliseconds - 1_790_000_000_000) / 1000 }
}

extension Incident {
    /// `10-300 circuit/c|unit/u1 [device/agg*10-300 unit/u1 10-290]`: a star marks who may be the cause, brackets who is not watched.
    var line: String {
        let names = explanations.map { $0.objects.map(\.description).joined(separator: "+") }.joined(separator: "|")
        let members = members.map { member in
            let text =
                "\(member.object)\(member.role == .candidate ? "*" : "") \(member.from.second)-\(member.to.map { "\($0.second)" } ?? "")"
            return member.isWatched ? text : "(\(text))"
        }
        return "\(from.second)-\(to.map { "\($0.second)" } ?? "") \(names) [\(members.joined(separator: ", "))]"
    }
}

func device(_ key: String) -> ObjectID { ObjectID(.device, key) }
func unit(_ key: String) -> ObjectID { ObjectID(.unit, key) }
func link(_ key: String) -> ObjectID { ObjectID(.link, key) }

extension FailureParts {
    /// core — agg — u1, u2, u3 over single links: `l-agg`, `l-u1` …
    static var star: FailureParts {
        var parts = FailureParts()
        parts.vertices = [Vertex(device("core"), isEntry: true), Vertex(device("agg"))] + ["u1", "u2", "u3"].map { Vertex(unit($0)) }
        parts.lines = [Line(link("l-agg"), device("core"), device("agg"))]
        parts.lines += ["u1", "u2", "u3"].map { Line(link("l-\($0)"), device("agg"), unit($0)) }
        return parts
    }
}
