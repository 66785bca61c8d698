package import Probe

extension ProbeTrace {
    /// One line a step: when since the question, which try, which phase, what.
    ///
    ///     +  0.000 ms        socket      raw socket (CAP_NET_RAW), identifier 4711, from 127.0.0.1
    ///     +  0.021 ms  try 1 send        echo request, sequence 1, 84 bytes with its IP header, handed to the kernel
    package var lines: [String] {
        inOrder.map { step in
            let moment = DecimalText.scaled((step.at + 500) / 1000, places: 3)
            let attempt = step.attempt.map { "try \($0 + 1)" } ?? ""
            return "  +" + String(repeating: " ", count: max(0, 9 - moment.count)) + moment + " ms  "
                + attempt.padded(to: 8) + step.phase.rawValue.padded(to: 12) + step.text
        }
    }

    /// By time, and as they were noted where that is the same: a stamp is read after what it says has happened.
    private var inOrder: [Step] {
        steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    package var json: JSONValue {
        .array(
            inOrder.map { step in
                .object([
                    ("at_us", .decimal(DecimalText.scaled(step.at, places: 3))),
                    ("try", step.attempt.map { .int(Int64($0 + 1)) } ?? .null),
                    ("phase", .string(step.phase.rawValue)),
                    ("text", .string(step.text)),
                ])
            })
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
