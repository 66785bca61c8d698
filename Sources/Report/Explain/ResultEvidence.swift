package import Monitor
internal import NetInventory

/// Goes through the results of a few objects once, in order of time: what they say about each of some stretches of time, and a
/// fingerprint of all that lie in the period.
package struct ResultEvidence: Sendable {
    /// One check's results of the period.
    struct Digest: Sendable {
        var count = 0
        var hash = ByteFingerprint()
    }

    private let stretches: [TimeSpan]
    private let period: TimeSpan
    private let rules: [ObjectID: [ObjectRule]]
    /// For each stretch: by check, in order.
    private(set) var checks: [[Check.ID: CheckEvidence]]
    private(set) var digests: [Check.ID: Digest] = [:]
    private var place = 0

    /// - Parameters:
    ///   - stretches: in order and apart.
    ///   - rules: of each object, in order of time.
    init(stretches: [TimeSpan], period: TimeSpan, rules: [ObjectID: [ObjectRule]]) {
        self.stretches = stretches
        self.period = period
        self.rules = rules
        checks = stretches.map { _ in [:] }
    }

    /// Takes the next result; in order of time.
    package mutating func add(_ result: CheckResult) {
        if period.contains(result.at) { digest(result) }
        while place < stretches.count, stretches[place].to <= result.at { place += 1 }
        guard place < stretches.count, stretches[place].contains(result.at) else { return }
        let outcome = spec(of: result)?.outcome(of: result)
        checks[place][result.check, default: CheckEvidence(result.check)].add(result, outcome)
    }

    private func spec(of result: CheckResult) -> CheckSpec? {
        let rules = rules[result.check.object] ?? []
        let rule = rules.last { $0.since <= result.at } ?? rules.first
        return rule?.checks.first { $0.id == result.check }?.spec
    }

    /// See `docs/explain.md`: eight bytes for each number, the most significant first; texts behind their length.
    private mutating func digest(_ result: CheckResult) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        func add(_ number: Int64) {
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift))) }
        }
        func add(_ text: String) {
            add(Int64(text.utf8.count))
            bytes += text.utf8
        }
        add(result.at.milliseconds)
        add(Int64(result.sent))
        add(Int64(result.received))
        add(Int64(result.times.count))
        for time in result.times { add(time) }
        add(result.failure?.evidenceText ?? "")
        add(result.unfit?.rawValue ?? "")
        digests[result.check, default: Digest()].count += 1
        digests[result.check, default: Digest()].hash.add(bytes)
    }
}
