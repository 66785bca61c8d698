internal import Causes
internal import Monitor
internal import NetInventory

/// The hash under a figure: over everything that the figure follows from, line by line, so that anybody can work it out again.
///
/// Two machines with the same hash have the same figure. What the lines say stands in `docs/explain.md`.
struct FigureFingerprint: Hashable, Sendable {
    static let version = 1

    /// In the order in which they are hashed.
    private(set) var lines: [String] = []

    /// SHA-256 over each line and a line feed.
    var hash: String {
        var hash = ByteFingerprint()
        for line in lines { hash.add(Array("\(line)\n".utf8)) }
        return hash.text
    }

    /// The head: what was asked.
    init(_ subject: ReportSubject, _ period: ReportPeriod, due: [TimeSpan], maintenance: MaintenanceMode, isRaw: Bool) {
        lines = [
            "netmon.explain-hash \(Self.version)",
            "rules \(StateRules.version)",
            "period \(Self.text(period.span)) \(period.zone.name)",
            "counting \(maintenance.rawValue) \(isRaw ? "raw" : "corrected")",
            "subject \(subject.id)",
        ]
        for stretch in due { lines.append("due \(Self.text(stretch))") }
    }

    mutating func add(_ topology: ReportTopology, in period: ReportPeriod) {
        let inForce = topology.inForce(in: period.span)
        for number in inForce {
            let part = topology.span(number).intersection(period.span) ?? TimeSpan(from: period.span.to, to: period.span.to)
            lines.append("topology \(topology.versions[number].hash ?? "-") \(Self.text(part))")
        }
        let newest = topology.versions.count - 1
        if !inForce.contains(newest) { lines.append("topology \(topology.versions[newest].hash ?? "-") dates") }
    }

    mutating func add(calendar: String?, _ hours: Result<[TimeSpan], OfficeHoursUnknown>) {
        switch hours {
        case .success(let hours): lines.append("calendar \(calendar ?? "-") \(hours.count) \(Self.hash(hours.map(Self.text)))")
        case .failure(let reason): lines.append("calendar \(calendar ?? "-") unknown \(reason.code)")
        }
    }

    /// The limits by which results were judged; what changes no state (addresses, timeouts) is left out. The first rule holds for all
    /// that is before the second one.
    mutating func add(_ rules: [ObjectRule], in period: ReportPeriod) {
        let inForce = rules.indices.filter { number in
            rules[number].since < period.span.to && (number + 1 == rules.count || rules[number + 1].since > period.span.from)
        }
        for number in inForce {
            let rule = rules[number]
            let since = number == inForce.first ? "-" : String(rule.since.milliseconds)
            for check in rule.checks.sorted(by: { $0.id < $1.id }) {
                let spec = check.spec
                lines.append(
                    "rule \(check.id) \(since) \(rule.checks.count == 1 ? "one" : rule.rule.rawValue) every=\(spec.every.count)"
                        + " up_if=\(spec.upIf) confirm=\(spec.confirm) recover=\(spec.recover)"
                        + " poor_loss=\(spec.poorLoss.map { "\($0)" } ?? "-") poor_ms=\(spec.poorTime.map { String($0.count) } ?? "-")")
            }
        }
    }

    mutating func add(_ digests: [Check.ID: ResultEvidence.Digest]) {
        for (check, digest) in digests.sorted(by: { $0.key < $1.key }) {
            lines.append("results \(check) \(digest.count) \(digest.hash.text)")
        }
    }

    /// What an object's own checks said: the state at the beginning of the period, and every change in it.
    mutating func add(ledger entries: [LedgerEntry], of object: ObjectID, in span: TimeSpan) {
        let states = LedgerSpell.spells(of: entries, in: span).map { "\($0.span.from.milliseconds) \($0.state.name)" }
        lines.append("ledger \(object) \(states.count) \(Self.hash(states))")
    }

    mutating func add(_ shares: [ObjectStates.Share], of object: ObjectID, in span: TimeSpan) {
        for share in shares {
            guard let part = share.span.intersection(span) else { continue }
            lines.append(
                "incident \(object) \(share.incident.from.milliseconds) \(share.incident.first) \(share.role == .behind ? "behind" : "candidate")"
                    + " \(Self.text(part))")
        }
    }

    mutating func add(_ windows: [ObjectStates.Window], in span: TimeSpan) {
        for window in windows where window.span.intersection(span) != nil {
            lines.append("maintenance \(Self.text(window.span)) \(Self.hash([window.fingerprint]))")
        }
    }

    mutating func add(_ corrections: [Correction], in span: TimeSpan) {
        for correction in corrections where correction.span.intersection(span) != nil {
            lines.append("correction \(Self.text(correction.span)) \(Self.hash([correction.fingerprint]))")
        }
    }

    private static func text(_ span: TimeSpan) -> String { "\(span.from.milliseconds) \(span.to.milliseconds)" }

    private static func hash(_ lines: [String]) -> String {
        var hash = ByteFingerprint()
        for line in lines { hash.add(Array("\(line)\n".utf8)) }
        return hash.text
    }
}
