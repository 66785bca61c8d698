import Causes
import NetInventory
import Testing

/// A history in words: what happens, then what netmon must make of it.
///
/// ```
/// tree 2026-10-12
/// 08:00 start
/// 09:00 cut link/agg-1--core
/// 09:20 mend link/agg-1--core
/// 10:00 end
/// = unit/jyj: 08:00 up, 09:00 down, 09:20 up
/// ! 09:00-09:20 device/agg-1 | link/agg-1--core: device/agg-1! unit/jyj unit/czj unit/wjw
/// ```
///
/// A time is that of the wall, or `+90m` after the start. What must come of it holds from the time that is said on, or as much later as
/// the interval of the object's checks: which moment it is, the place of the check in the schedule decides. A mark says that a member is a
/// candidate, `*2` that it has two stretches; members that nobody asks are not told.
struct HistoryScript {
    enum Act: Hashable {
        case start, end
        /// Objects that fail, and that work again.
        case cut([ObjectID]), mend([ObjectID])
        /// Checks or objects whose own answers fail, while they carry others.
        case deaf([String]), hears([String])
        /// Half of each burst is lost.
        case poor([ObjectID]), fine([ObjectID])
        /// So many bursts are lost, and no more.
        case lose(ObjectID, Int)
        /// netmon's process ends, and begins again.
        case off, on
        /// The machine stands still, netmon with it.
        case stall, wake
        /// The wall clock is set, by seconds.
        case step(Int64)
        /// netmon cannot ask; or says of itself that it cannot judge.
        case blind, sighted, unfit, fit
        case reload(ScriptedCounty)
    }

    struct Expected: Hashable {
        var from: Timestamp
        var to: Timestamp?
        var explanations: Set<Explanation>
        /// `unit/jyj`, `device/agg-1!*2`.
        var members: Set<String>
    }

    var county = ScriptedCounty.tree
    var acts: [(at: Timestamp, act: Act)] = []
    var ledgers: [ObjectID: [(at: Timestamp, state: String)]] = [:]
    var incidents: [Expected] = []
    private var date: CivilDate
    private var zone = CivilZone.shanghai

    init(_ text: String) throws {
        let lines = text.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
        let head = try #require(lines.first).split(separator: " ")
        county = try #require(ScriptedCounty(rawValue: String(head[0])))
        zone = try county.inventory().network.zone
        date = try #require(CivilDate(String(head[1])))
        for line in lines.dropFirst() { try read(line) }
    }

    private mutating func read(_ line: Substring) throws {
        let words = line.split(separator: " ").map(String.init)
        switch words[0] {
        case "=": try readLedger(words.dropFirst())
        case "!": try readIncident(line.dropFirst(2))
        case "day": date = try #require(CivilDate(words[1]))
        default: acts.append((try moment(words[0]), try act(words[1], Array(words.dropFirst(2)))))
        }
    }

    private func moment(_ text: String) throws -> Timestamp {
        if text.hasPrefix("+") {
            let count = try #require(Int64(text.dropFirst().dropLast()))
            let start = try #require(acts.first).at
            return start + .seconds(text.hasSuffix("m") ? count * 60 : count)
        }
        let parts = try text.split(separator: ":").map { try #require(Int($0), "\(text)") }
        return zone.moment(date, secondsIntoDay: parts[0] * 3600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0))
    }

    private func act(_ verb: String, _ words: [String]) throws -> Act {
        func objects() throws -> [ObjectID] { try words.map { try #require(ObjectID($0), "\($0)") } }
        switch verb {
        case "start": return .start
        case "end": return .end
        case "cut": return .cut(try objects())
        case "mend": return .mend(try objects())
        case "deaf": return .deaf(words)
        case "hears": return .hears(words)
        case "poor": return .poor(try objects())
        case "fine": return .fine(try objects())
        case "lose": return .lose(try #require(ObjectID(words[0])), try #require(Int(words[1])))
        case "off": return .off
        case "on": return .on
        case "stall": return .stall
        case "wake": return .wake
        case "step": return .step(try #require(Int64(words[0])))
        case "blind": return .blind
        case "sighted": return .sighted
        case "unfit": return .unfit
        case "fit": return .fit
        case "reload": return .reload(try #require(ScriptedCounty(rawValue: words[0])))
        default: throw UnknownWord(word: verb)
        }
    }

    private mutating func readLedger(_ words: ArraySlice<String>) throws {
        var entries: [(at: Timestamp, state: String)] = []
        var words = words
        let object = try #require(words.popFirst().flatMap { ObjectID(String($0.dropLast())) })
        while let time = words.popFirst(), let state = words.popFirst() {
            if time == "day" {
                date = try #require(CivilDate(state))
                continue
            }
            entries.append((try moment(time), state.last == "," ? String(state.dropLast()) : state))
        }
        ledgers[object] = entries
    }

    private mutating func readIncident(_ text: Substring) throws {
        let halves = text.split(separator: ": ", maxSplits: 1)
        let span = halves[0].prefix { $0 != " " }.split(separator: "-", maxSplits: 1).map(String.init)
        let names = halves[0].drop { $0 != " " }.split(separator: "|").map { $0.split(separator: " ").filter { $0 != "+" } }
        incidents.append(
            Expected(
                from: try moment(span[0]), to: span.count > 1 ? try moment(span[1]) : nil,
                explanations: Set(try names.map { Explanation(try $0.map { try #require(ObjectID(String($0)), "\($0)") }) }),
                members: Set(halves.count > 1 ? halves[1].split(separator: " ").map(String.init) : [])))
    }

    private struct UnknownWord: Error {
        var word: String
    }
}
