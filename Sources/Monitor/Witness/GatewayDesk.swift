import NetInventory
import Synchronization

/// Lets many ask a gateway at once by few bursts: whoever comes while one is under way waits for the next, which all of them share.
final class GatewayDesk: Sendable {
    private enum Turn: Sendable { case ask, done }

    private struct Line {
        var isAsking = false
        var waiting: [CheckedContinuation<Turn, Never>] = []
    }

    private let lines = Mutex<[IPAddress: Line]>([:])

    /// Returns when a burst has ended that began after the call.
    func share(_ gateway: IPAddress, _ ask: () async -> Void) async {
        let turn = await withCheckedContinuation { continuation in
            let isFirst = lines.withLock { lines in
                if lines[gateway, default: Line()].isAsking {
                    lines[gateway, default: Line()].waiting.append(continuation)
                    return false
                }
                lines[gateway, default: Line()].isAsking = true
                return true
            }
            if isFirst { continuation.resume(returning: Turn.ask) }
        }
        guard turn == .ask else { return }
        // All who came until now are answered by this burst.
        let served = lines.withLock { lines in
            defer { lines[gateway, default: Line()].waiting = [] }
            return lines[gateway, default: Line()].waiting
        }
        await ask()
        for continuation in served { continuation.resume(returning: .done) }
        let next = lines.withLock { lines -> CheckedContinuation<Turn, Never>? in
            guard !lines[gateway, default: Line()].waiting.isEmpty else {
                lines[gateway] = nil
                return nil
            }
            return lines[gateway, default: Line()].waiting.removeFirst()
        }
        next?.resume(returning: .ask)
    }
}
