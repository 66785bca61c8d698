import NetInventory

@testable import Probe

enum LiveTCP {
    /// A prober of its own for one test, shut down at its end.
    static func with<Value>(
        settings: ProbeSettings = ProbeSettings(), namespace: String? = nil, bound: Int = 4096, _ body: (TCPProber) async throws -> Value
    ) async rethrows -> Value {
        let prober = TCPProber(resolver: .forTests, settings: settings, namespace: namespace, bound: bound)
        defer { prober.shutdown() }
        return try await body(prober)
    }

    /// No answer takes as long as the default timeout, however busy the machine is.
    static func question(_ host: String, _ port: Int, count: Int = 1, period: Int64 = 10, timeout: Int64 = 60_000) -> ProbeQuestion {
        ProbeQuestion(
            kind: .tcp, target: .host(host, port: port), count: count, period: Milliseconds(period), timeout: Milliseconds(timeout)
        )
    }
}
