import NetInventory
package import Probe

/// One probe result as a line for people: target, answered of sent, times in milliseconds; or why there was no answer.
///
///     jyj        5/5  min 0.212  median 0.250  max 0.301 ms  jitter 0.021
///     10.1.2.3   0/5  no answer: timeout (no answer within 1000 ms)
package struct ProbeLine {
    private let label: String
    private let result: ProbeResult

    /// - Parameter label: the target as it was asked for.
    package init(label: String, result: ProbeResult) {
        self.label = label
        self.result = result
    }

    /// - Parameter width: columns for the target, so that the lines of a list stand in columns; a longer one pushes the rest to the right.
    package func text(width: Int = 0) -> String {
        var parts = [label + String(repeating: " ", count: max(0, width - DisplayWidth.of(label)))]
        parts.append("\(result.received)/\(result.sent)")
        if let summary = result.summary {
            parts.append("min \(Self.milliseconds(summary.min))")
            parts.append("median \(Self.milliseconds(summary.median))")
            parts.append("max \(Self.milliseconds(summary.max)) ms")
            if let jitter = summary.jitter { parts.append("jitter \(Self.milliseconds(jitter))") }
        }
        if let status = result.status, result.failure?.code != .status { parts.append("HTTP \(status)") }
        if let tls = result.tls { parts += Self.secure(tls, at: result.startedAt) }
        if let dns = result.dns { parts.append(Self.answer(dns)) }
        if result.duplicates > 0 { parts.append("\(result.duplicates) duplicate\(result.duplicates == 1 ? "" : "s")") }
        if !result.trouble.isEmpty { parts.append("this machine: \(result.trouble.names.joined(separator: ", "))") }
        if let failure = result.failure {
            parts.append((result.isAnswered ? "lost: " : "no answer: ") + "\(failure.code.rawValue) (\(failure.detail))")
        }
        return parts.joined(separator: "  ")
    }

    /// `TLS 1.3  certificate: 89 days left`
    private static func secure(_ sight: TLSSight, at asked: Timestamp) -> [String] {
        var parts: [String] = []
        if let version = sight.version { parts.append(version) }
        if let days = sight.daysLeft(at: asked) { parts.append("certificate: \(days) day\(abs(days) == 1 ? "" : "s") left") }
        return parts
    }

    /// `NOERROR  A 127.64.3.1 ttl 300`: the code and the first three records.
    private static func answer(_ sight: DNSSight) -> String {
        let more = sight.answerCount > 3 ? ["and \(sight.answerCount - 3) more"] : []
        let records = sight.answers.prefix(3) + more
        return ([sight.code] + (records.isEmpty ? [] : [records.joined(separator: ", ")])).joined(separator: "  ")
    }

    static func milliseconds(_ nanoseconds: Int64) -> String {
        // Microseconds are as fine as a user-space stamp deserves.
        DecimalText.scaled((nanoseconds + 500) / 1000, places: 3)
    }

    private static func milliseconds(_ nanoseconds: Double) -> String {
        milliseconds(Int64(nanoseconds.rounded()))
    }
}
