import NetInventory
import Synchronization

/// Carries the sockets from the thread that opens them to the one that owns them.
final class SocketsHandOver: Sendable {
    private struct State: ~Copyable {
        var sockets: ICMPSockets?
        var kinds: [IPAddress.Family: ICMPSocketKind] = [:]
        var refusals: [IPAddress.Family: ProbeFailure] = [:]
    }

    private let state = Mutex(State())

    func open(only kind: ICMPSocketKind?, namespace: String?, sources: [IPAddress.Family: IPAddress]) {
        var refusal: SystemCallError?
        if let namespace {
            do throws(SystemCallError) {
                try NetworkNamespace.enter(namespace)
            } catch {
                refusal = error
            }
        }
        state.withLock { state in
            let sockets = refusal.map { ICMPSockets(refused: $0) } ?? ICMPSockets(only: kind, sources: sources)
            state.kinds = sockets.kinds
            state.refusals = sockets.refusals
            state.sockets = consume sockets
        }
    }

    /// What was opened and what was not; stays after the sockets are taken.
    var summary: (kinds: [IPAddress.Family: ICMPSocketKind], refusals: [IPAddress.Family: ProbeFailure]) {
        state.withLock { ($0.kinds, $0.refusals) }
    }

    func take() -> ICMPSockets? {
        state.withLock { $0.sockets.take() }
    }
}
