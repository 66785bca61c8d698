import NIOPosix
import NetInventory

@testable import Probe

/// Whether and how this machine lets the tests send echoes.
enum LiveICMP {
    static let kinds: [IPAddress.Family: ICMPSocketKind] = ICMPSockets().kinds
    static let hasV4 = kinds[.v4] != nil
    static let hasV6 = kinds[.v6] != nil

    /// A prober of its own for one test, shut down at its end.
    static func with<Value>(
        only kind: ICMPSocketKind? = nil, namespace: String? = nil, _ body: (ICMPProber) async throws -> Value
    ) async rethrows -> Value {
        let prober = ICMPProber(resolver: .forTests, only: kind, namespace: namespace)
        defer { prober.shutdown() }
        return try await body(prober)
    }

    static func question(
        _ address: String, count: Int = 3, period: Int64 = 10, timeout: Int64 = 3000, size: Int = 56
    ) throws -> ProbeQuestion {
        let target = try ProbeTargetText(address).question(.icmp).target
        return ProbeQuestion(
            kind: .icmp, target: target, count: count, period: Milliseconds(period), timeout: Milliseconds(timeout), size: size
        )
    }
}

extension NameResolver {
    static let forTests = NameResolver(group: MultiThreadedEventLoopGroup.singleton)
}
