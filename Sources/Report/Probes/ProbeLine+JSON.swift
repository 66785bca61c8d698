import NetInventory
package import Probe

extension ProbeLine {
    /// The line of the `probe` stream: keys as the command line promises them, times in microseconds, unknown values null.
    package static func json(label: String, result: ProbeResult) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("target", .string(label)),
            ("address", result.address.map { .string($0.description) } ?? .null),
            ("kind", .string(result.question.kind.rawValue)),
            ("sent", .int(Int64(result.sent))),
            ("received", .int(Int64(result.received))),
            ("loss", loss(result)),
            ("duplicates", .int(Int64(result.duplicates))),
            ("rtt_us", result.summary.map(times) ?? .null),
            ("timestamps", .string(result.stamps.rawValue)),
            ("phases_us", result.phases.map(phases) ?? .null),
            ("status", result.status.map { .int(Int64($0)) } ?? .null),
            ("failure", result.failure.map(failure) ?? .null),
            ("host_trouble", result.trouble.isEmpty ? .null : .array(result.trouble.names.map(JSONValue.string))),
            ("tls", result.tls.map { tls($0, at: result.startedAt) } ?? .null),
            ("dns", result.dns.map(dns) ?? .null),
        ]
        if let trace = result.trace { members.append(("trace", trace.json)) }
        return .object(members)
    }

    /// Rounded half up at the sixth place; null when nothing was sent.
    private static func loss(_ result: ProbeResult) -> JSONValue {
        guard result.sent > 0 else { return .null }
        let lost = Int64(result.sent - result.received)
        let sent = Int64(result.sent)
        return .decimal(DecimalText.trimmed((lost * 2_000_000 + sent) / (2 * sent), places: 6))
    }

    private static func times(_ summary: TimeSummary) -> JSONValue {
        .object([
            ("min", microseconds(summary.min)),
            ("median", microseconds(summary.median)),
            ("mean", microseconds(summary.mean)),
            ("p90", microseconds(summary.p90)),
            ("p99", microseconds(summary.p99)),
            ("max", microseconds(summary.max)),
            ("jitter", summary.jitter.map(microseconds) ?? .null),
        ])
    }

    private static func phases(_ phases: ProbePhases) -> JSONValue {
        func value(_ microseconds: Double?) -> JSONValue {
            microseconds.map { Self.microseconds($0 * 1000) } ?? .null
        }
        return .object([
            ("resolve", value(phases.resolve)),
            ("connect", value(phases.connect)),
            ("tls", value(phases.tls)),
            ("first_byte", value(phases.firstByte)),
            ("transfer", value(phases.transfer)),
        ])
    }

    /// - Parameter asked: when; what the days left are counted from.
    private static func tls(_ sight: TLSSight, at asked: Timestamp) -> JSONValue {
        .object([
            ("version", .orNull(sight.version)),
            ("cipher", .orNull(sight.cipher)),
            ("name_matches", sight.isNameMatched.map(JSONValue.bool) ?? .null),
            ("trusted", sight.isTrusted.map(JSONValue.bool) ?? .null),
            ("days_left", .orNull(sight.daysLeft(at: asked))),
            ("chain", .array(sight.chain.map(certificate))),
        ])
    }

    private static func dns(_ sight: DNSSight) -> JSONValue {
        .object([
            ("code", .string(sight.code)),
            ("authoritative", .bool(sight.isAuthoritative)),
            ("truncated", .bool(sight.isTruncated)),
            ("transport", .string(sight.transport.rawValue)),
            ("answer_count", .int(Int64(sight.answerCount))),
            ("answers", .array(sight.answers.map(JSONValue.string))),
        ])
    }

    private static func certificate(_ facts: CertificateFacts) -> JSONValue {
        .object([
            ("subject", .string(facts.subject)),
            ("issuer", .string(facts.issuer)),
            ("names", .array(facts.names.map(JSONValue.string))),
            ("not_before", .string(CivilZone.utc.rfc3339(facts.notBefore))),
            ("not_after", .string(CivilZone.utc.rfc3339(facts.notAfter))),
            ("key", .string(facts.key)),
            ("signature", .string(facts.signature)),
            ("sha256", .string(facts.fingerprint)),
        ])
    }

    private static func failure(_ failure: ProbeFailure) -> JSONValue {
        .object([
            ("code", .string(failure.code.rawValue)),
            ("from", failure.from.map { .string($0.description) } ?? .null),
            ("detail", .string(failure.detail)),
        ])
    }

    static func microseconds(_ nanoseconds: Int64) -> JSONValue {
        .decimal(DecimalText.scaled(nanoseconds, places: 3))
    }

    private static func microseconds(_ nanoseconds: Double) -> JSONValue {
        microseconds(Int64(nanoseconds.rounded()))
    }
}
