import Dispatch
import Foundation

/// The process that plays the county, and the lines that go to it and come back, one reply to each.
///
/// All of it happens on one queue of its own, because reading waits: neither the probes nor the clock may wait with it.
final class CountyConversation: Sendable {
    /// No order takes longer than some milliseconds; a county that is silent for so long is ended and reported.
    private static let patience = 10.0

    private let queue = DispatchQueue(label: "netmon.demo.county")
    private let process: ChildProcess
    private let output: LineReader

    var processID: Int32 { process.processID }

    init(_ command: [String]) throws(DemoError) {
        process = try ChildProcess(command, environment: ProcessInfo.processInfo.environment, listening: .output)
        output = LineReader(process.output ?? .nullDevice)
    }

    /// Writes a line, unless it is nil, and waits for the next reply.
    func ask(_ line: String?) async throws(DemoError) -> CountyReply {
        let answer: Result<CountyReply, DemoError> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.exchange(line)) }
        }
        return try answer.get()
    }

    /// Closes the county's input, which ends it, and waits until it is gone.
    func end() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            queue.async {
                try? self.process.input.close()
                let watchdog = self.watchdog()
                _ = self.process.wait()
                watchdog.cancel()
                continuation.resume()
            }
        }
    }

    private func exchange(_ line: String?) -> Result<CountyReply, DemoError> {
        let watchdog = watchdog()
        defer { watchdog.cancel() }
        if let line {
            do {
                try process.input.write(contentsOf: Data((line + "\n").utf8))
            } catch {
                return .failure(.county("the process that plays the county has ended"))
            }
        }
        guard let text = output.next() else { return .failure(.county("the process that plays the county has ended")) }
        guard let reply = CountyReply(line: text) else { return .failure(.county("the county said something unknown: \(text)")) }
        return .success(reply)
    }

    private func watchdog() -> DispatchWorkItem {
        let item = DispatchWorkItem { [process] in process.kill() }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience, execute: item)
        return item
    }
}
