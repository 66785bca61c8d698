import Synchronization

/// The echoes that came, for both threads.
final class ArrivalLog: Sendable {
    private let echoes = Mutex<[ArrivedEcho]>([])
    func note(_ echo: ArrivedEcho) { echoes.withLock { $0.append(echo) } }
    var all: [ArrivedEcho] { echoes.withLock { $0 } }
}
