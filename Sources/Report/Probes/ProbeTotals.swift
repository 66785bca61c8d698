package import Probe

/// The totals of a run of `probe`: what was asked, what answered, and what it cost.
package struct ProbeTotals: Equatable, Sendable {
    package private(set) var targets = 0
    package private(set) var answered = 0
    package private(set) var sent = 0
    package private(set) var received = 0
    /// From the first question to the last answer.
    package var elapsedMicroseconds: Int64 = 0
    /// Processor time of netmon's, its own and the kernel's on its behalf.
    package var cpuMicroseconds: Int64 = 0

    package init() {}

    package mutating func add(_ result: ProbeResult) {
        targets += 1
        answered += result.isAnswered ? 1 : 0
        sent += result.sent
        received += result.received
    }

    package var isAllAnswered: Bool { answered == targets }

    package var text: String {
        "\(answered) of \(targets) targets answered, \(received) of \(sent) tries; \(seconds(elapsedMicroseconds)) s,"
            + " processor \(seconds(cpuMicroseconds)) s"
    }

    package var json: JSONValue {
        .object([
            ("schema", .string("netmon.probe-summary/1")),
            ("targets", .int(Int64(targets))),
            ("answered", .int(Int64(answered))),
            ("sent", .int(Int64(sent))),
            ("received", .int(Int64(received))),
            ("elapsed_s", .decimal(seconds(elapsedMicroseconds))),
            ("cpu_s", .decimal(seconds(cpuMicroseconds))),
        ])
    }

    private func seconds(_ microseconds: Int64) -> String { DecimalText.scaled(microseconds, places: 6) }
}
