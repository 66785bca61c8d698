import Foundation
import Synchronization

/// The lines that another process writes, read as they come.
final class LineReader: Sendable {
    private let handle: FileHandle
    private let rest = Mutex(Data())

    init(_ handle: FileHandle) {
        self.handle = handle
    }

    /// Waits for the next whole line, without its end; nil when the other side has closed.
    func next() -> String? {
        rest.withLock { rest in
            while true {
                if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    let line = String(decoding: rest[..<end], as: UTF8.self)
                    rest = Data(rest[(end + 1)...])
                    return line
                }
                guard case let more = handle.availableData, !more.isEmpty else { return nil }
                rest += more
            }
        }
    }
}
