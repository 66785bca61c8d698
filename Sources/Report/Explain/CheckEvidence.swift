package import Monitor
package import NetInventory
package import Probe

/// What one check found while its object was in one state; bounded, however long that was.
package struct CheckEvidence: Hashable, Sendable {
    /// A way of not answering, as far as results tell them apart.
    package struct Failure: Hashable, Comparable, Sendable {
        package var code: ProbeFailure.Code
        /// The router that said so, where one did.
        package var from: IPAddress?
        package var httpStatus: Int?
        package var wasConnected: Bool

        init(_ failure: ProbeFailure) {
            code = failure.code
            from = failure.from
            httpStatus = failure.httpStatus
            wasConnected = failure.wasConnected
        }

        package static func < (left: Failure, right: Failure) -> Bool { left.order < right.order }

        private var order: (String, String, Int, Int) {
            (code.rawValue, from?.description ?? "", httpStatus ?? 0, wasConnected ? 1 : 0)
        }
    }

    /// A result, and what the rule of its time made of it.
    package struct Sample: Hashable, Sendable {
        package var result: CheckResult
        /// Nil where it says nothing about the target.
        package var outcome: VerdictMachine.Outcome?
    }

    package let check: Check.ID
    package private(set) var good = 0
    package private(set) var poor = 0
    package private(set) var bad = 0
    /// Those that say nothing about the target: netmon itself could not ask, or was not fit to judge.
    package private(set) var mute = 0
    /// Why those that were bad failed, and how often.
    package private(set) var failures: [Failure: Int] = [:]
    package private(set) var first: [Sample] = []
    /// The last ones, where there are more than `first` holds.
    package private(set) var last: [Sample] = []
    /// Of answered and sent tries.
    package private(set) var sent = 0
    package private(set) var answered = 0

    static let mostFirst = 3
    static let mostLast = 2

    init(_ check: Check.ID) {
        self.check = check
    }

    package var count: Int { good + poor + bad + mute }

    /// In order of time.
    mutating func add(_ result: CheckResult, _ outcome: VerdictMachine.Outcome?) {
        switch outcome {
        case .good: good += 1
        case .poor: poor += 1
        case .bad:
            bad += 1
            if let failure = result.failure { failures[Failure(failure), default: 0] += 1 }
        case .blind, nil: mute += 1
        }
        sent += result.sent
        answered += result.received
        let sample = Sample(result: result, outcome: outcome)
        if first.count < Self.mostFirst { return first.append(sample) }
        last.append(sample)
        if last.count > Self.mostLast { last.removeFirst() }
    }
}
