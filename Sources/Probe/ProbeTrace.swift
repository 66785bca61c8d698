/// What was seen of one question on the way to its result, for the reader who asks why: `netmon probe --explain`.
///
/// Filled only where the question asks for it. Each step is one line for people; the numbers that other code needs are in the result.
package struct ProbeTrace: Hashable, Sendable {
    package enum Phase: String, Sendable {
        /// From the name to the address; and which addresses there were to choose from.
        case resolve
        /// The socket, its kind, and the address that it sends from.
        case socket
        /// What went out: bytes, header fields, the kernel's stamp.
        case send
        /// What came back: from whom, bytes, header fields, the kernel's stamp, and when it was read.
        case receive
        case connect, tls, request, firstByte = "first_byte", transfer
        /// Another try, and why.
        case retry
        /// The outcome, and the rule that made it.
        case verdict
    }

    package struct Step: Hashable, Sendable {
        package var phase: Phase
        /// Which try it belongs to, from 0; nil where it belongs to all.
        package var attempt: Int?
        /// Nanoseconds since the question was asked.
        package var at: Int64
        package var text: String
    }

    package private(set) var steps: [Step] = []

    package init() {}

    package mutating func note(_ phase: Phase, attempt: Int? = nil, at nanoseconds: Int64, _ text: String) {
        steps.append(Step(phase: phase, attempt: attempt, at: nanoseconds, text: text))
    }
}
