package import Monitor
package import NetInventory
import Probe

/// A history of an object with up to three checks: good, poor and bad results, netmon's own failures,
/// results of a time in which it was not fit to judge, gaps, and results that come in late.
package struct ObjectHistory: CustomStringConvertible, Sendable {
    package enum Mark: Character, Sendable {
        case good = "g"
        case poor = "p"
        case bad = "b"
        /// netmon itself could not ask.
        case own = "-"
        /// Not good, and netmon was not fit to judge.
        case blind = "?"
    }

    package struct Line: Sendable {
        package var check: Check
        package var results: [(at: Int64, mark: Mark)]
    }

    package static let object = ObjectID(.unit, "u1")
    package var seed: UInt64
    package var rule: MemberUnit.UpRule
    package var lines: [Line]
    package var end: Int64

    package var description: String {
        let lines = lines.map { line in
            let spec = line.check.spec
            let marks = line.results.map { "\($0.at)\($0.mark.rawValue)" }.joined(separator: " ")
            return "every \(spec.every.count) confirm \(spec.confirm) recover \(spec.recover): \(marks)"
        }
        return "seed \(seed), \(rule): " + lines.joined(separator: " | ")
    }

    package var checks: [Check] { lines.map(\.check) }
    package var objectRule: ObjectRule { ObjectRule(object: Self.object, since: ObjectRule.always, rule: rule, checks: checks) }

    package static func random(seed: UInt64) -> ObjectHistory {
        var random = SplitMix(state: seed &+ 7_000_000)
        let lines = (0..<(random.below(3) + 1)).map { number in
            let every = Int64(random.below(20) + 5)
            let spec = CheckSpec(
                name: "c\(number)", question: .icmp(IPAddress(v4: UInt32(number))), every: Milliseconds(every), count: 4, upIf: 2,
                confirm: random.below(4) + 1, recover: random.below(4) + 1, poorLoss: 0.25)
            var mark = Mark.good
            var at = Int64(random.below(60))
            var results: [(at: Int64, mark: Mark)] = []
            for _ in 0..<(random.below(80) + 1) {
                if random.below(3) == 0 { mark = [.good, .good, .bad, .bad, .poor, .own, .blind][random.below(7)] }
                results.append((at, mark))
                at += random.below(10) == 0 ? every * Int64(random.below(5) + 2) : Int64(random.below(Int(every) * 2) + 1)
            }
            return Line(check: Check(object: object, spec: spec), results: results)
        }
        let last = lines.compactMap { $0.results.last?.at }.max() ?? 0
        return ObjectHistory(
            seed: seed, rule: random.below(2) == 0 ? .any : .all, lines: lines, end: last + Int64(random.below(100)) + 1)
    }

    /// The results in the order in which they come in: each up to `lag` after its time, those of one check in their order.
    package func arrivals(lag: Int64) -> [(comes: Int64, result: CheckResult)] {
        var random = SplitMix(state: seed &+ 99)
        var arrivals: [(comes: Int64, result: CheckResult)] = []
        for line in lines {
            var comes: Int64 = 0
            for (at, mark) in line.results {
                comes = max(comes, at + Int64(random.below(Int(lag) + 1)))
                arrivals.append((comes, Self.result(line.check.id, at, mark)))
            }
        }
        return arrivals.enumerated().sorted { ($0.element.comes, $0.offset) < ($1.element.comes, $1.offset) }.map(\.element)
    }

    private static func result(_ check: Check.ID, _ at: Int64, _ mark: Mark) -> CheckResult {
        let received =
            switch mark {
            case .good: 4
            case .poor: 2
            case .bad: 1
            case .blind: at.isMultiple(of: 2) ? 0 : 2
            case .own: 0
            }
        return CheckResult(
            check: check, at: Timestamp(milliseconds: at), sent: 4, received: received, times: (0..<received).map { Int64($0) * 1_000_000 },
            failure: mark == .own ? ProbeFailure(.local, detail: "") : received == 4 ? nil : ProbeFailure(.timeout, detail: ""),
            unfit: mark == .blind ? .link : nil)
    }
}
