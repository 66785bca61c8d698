import Foundation
import Synchronization

@testable import Control

/// Answers a hello, and takes an import's file by counting it.
final class EchoHandler: ControlHandler {
    let bytes = Mutex(0)
    let failure = Mutex<ControlError?>(nil)

    func answer(_ request: ControlRequest, _ exchange: ControlExchange) -> ControlReply {
        switch request.verb {
        case .hello, .reload, .incident, .maintenance: return .hello(.init(version: "1", store: request.store ?? "none", process: 1))
        case .compact: return .failed(.init("the disk is full"))
        case .importResults:
            do {
                while let chunk = try exchange.input.chunk() {
                    bytes.withLock { $0 += chunk.count }
                    // One line of answer for each chunk, more than any buffer holds in the end.
                    try exchange.output.send(.bad(.init(line: 1, reason: String(repeating: "x", count: 5000), row: Data(), isCut: false)))
                }
                return .imported(.init(accepted: bytes.withLock { $0 }, duplicates: 0, rejected: 0, unusedColumns: []))
            } catch {
                failure.withLock { $0 = error }
                return .failed(.init("\(error)"))
            }
        }
    }
}
