import NetInventory
import Testing

@testable import Probe

/// What one asking over a scripted network came to.
struct ScriptedOutcome {
    var results: [ProbeResult]
    /// The engine's own count, after its end.
    var counters: EchoCounters
    /// The network's own count.
    var arrived: [ArrivedEcho]
}

/// One kind of socket in one family.
struct EchoWay: Sendable, CustomTestStringConvertible {
    var kind: ICMPSocketKind
    var family: IPAddress.Family

    static let all = [ICMPSocketKind.raw, .unprivileged].flatMap { kind in
        [IPAddress.Family.v4, .v6].map { EchoWay(kind: kind, family: $0) }
    }

    var testDescription: String { "\(kind.rawValue) \(family)" }
}

extension ScriptedNetwork {
    /// Asks hosts of the network side by side, and gives the results in their order.
    func ask(
        _ way: EchoWay, _ hosts: [Int] = [2], _ change: (Int, inout ProbeQuestion) -> Void = { _, _ in }
    ) async throws -> ScriptedOutcome {
        let questions = try hosts.map { host in
            var question = try LiveICMP.question(Self.host(host, way.family), count: 1, period: 0, timeout: 600_000)
            change(host, &question)
            return question
        }
        return await LiveICMP.with(only: way.kind, namespace: path) { prober in
            let results = await withTaskGroup(of: (Int, ProbeResult).self) { group in
                for (place, question) in questions.enumerated() { group.addTask { (place, await prober.probe(question)) } }
                return await group.reduce(into: [(Int, ProbeResult)]()) { $0.append($1) }
            }
            // What is counted last is seen when the thread has ended.
            prober.shutdown()
            return ScriptedOutcome(results: results.sorted { $0.0 < $1.0 }.map(\.1), counters: prober.counters, arrived: arrived)
        }
    }
}
