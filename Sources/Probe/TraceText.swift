/// How the steps of a trace write times and verdicts.
enum TraceText {
    /// Nanoseconds as people read them: 7.030 µs, 1.250 ms.
    static func time(_ nanoseconds: Int64) -> String {
        let microseconds = nanoseconds / 1000
        guard microseconds >= 1000 else { return "\(microseconds).\(padded(abs(nanoseconds) % 1000, 3)) µs" }
        return "\(microseconds / 1000).\(padded(microseconds % 1000, 3)) ms"
    }

    /// Seconds since 1970, as the kernel counts them.
    static func clock(_ nanoseconds: Int64) -> String {
        "\(nanoseconds / 1_000_000_000).\(padded(nanoseconds % 1_000_000_000, 9))"
    }

    /// What a result comes to, and the rule: one answer of a burst is an answer.
    ///
    /// - Parameter what: what was answered or not: "echoes came back".
    static func verdict(_ result: ProbeResult, _ what: String) -> String {
        let share = "\(result.received) of \(result.sent) \(what)"
        return switch (result.failure, result.isAnswered) {
        case (nil, _): "answered: \(share)"
        case (let failure?, true): "answered, for one is enough: \(share); the last one missing: \(failure.detail)"
        case (let failure?, false): "not answered (\(failure.code.rawValue)): \(failure.detail)"
        }
    }

    private static func padded(_ number: Int64, _ places: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, places - digits.count)) + digits
    }
}
