internal import Foundation
import Synchronization

/// Sends a file on a thread of its own, beside the reading of the answer: a service that names many bad rows waits for its reader.
final class ControlFeed: Sendable {
    private let file: @Sendable () throws -> [UInt8]?
    private let output: ControlOutput
    private let ended = DispatchSemaphore(value: 0)
    private let problem = Mutex<(any Error)?>(nil)

    /// `file` gives the next bytes at each call, and nil at the end.
    init(_ file: @escaping @Sendable () throws -> [UInt8]?, to output: ControlOutput) {
        self.file = file
        self.output = output
    }

    func start() {
        Thread { self.run() }.start()
    }

    /// Waits for the end of the thread; throws what `file` threw.
    func join() throws {
        ended.wait()
        if let problem = problem.withLock({ $0 }) { throw problem }
    }

    private func run() {
        defer { ended.signal() }
        do {
            while let bytes = try file() {
                for start in stride(from: 0, to: bytes.count, by: ControlInput.largestChunk) {
                    try output.chunk(bytes[start..<min(start + ControlInput.largestChunk, bytes.count)])
                }
            }
            try output.chunk([])
        } catch is ControlError {
            // The service has gone, or has answered before the end: its answer tells.
            return
        } catch {
            problem.withLock { $0 = error }
            output.finish()
        }
    }
}
