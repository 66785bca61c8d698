package import Probe

/// What differs between a target over IPv4 and over IPv6, in one line.
package struct FamilyLine {
    private let label: String
    private let both: FamilyComparison

    package init(label: String, _ both: FamilyComparison) {
        self.label = label
        self.both = both
    }

    /// `portal.example  IPv4 and IPv6 differ: only IPv4 answers`
    package var text: String {
        var words = both.differences.map(Self.words)
        if let longer = both.medianDifference, longer != 0 {
            let time = "\(ProbeLine.milliseconds(abs(longer))) ms"
            words.append("IPv6 takes \(time) \(longer > 0 ? "longer" : "less")")
        }
        if both.differences.isEmpty {
            let isAnswered = both.v4.isAnswered && both.v6.isAnswered
            return "\(label)  \((["IPv4 and IPv6 \(isAnswered ? "answer alike" : "both do not answer")"] + words).joined(separator: "; "))"
        }
        return "\(label)  IPv4 and IPv6 differ: \(words.joined(separator: "; "))"
    }

    package var json: JSONValue {
        .object([
            ("schema", .string("netmon.probe-families/1")),
            ("target", .string(label)),
            ("differences", .array(both.differences.map { .string(Self.words($0)) })),
            ("median_difference_us", both.medianDifference.map { ProbeLine.microseconds($0) } ?? .null),
        ])
    }

    private static func words(_ difference: FamilyComparison.Difference) -> String {
        switch difference {
        case .onlyV4: "only IPv4 answers"
        case .onlyV6: "only IPv6 answers"
        case .status(let v4, let v6): "HTTP status \(v4) over IPv4 and \(v6) over IPv6"
        case .certificate: "another certificate"
        }
    }
}
