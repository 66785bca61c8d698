import CLinuxNet
internal import Foundation
import Glibc

/// A verb's side of the conversation.
package struct ControlClient {
    private let socket: SocketDescriptor

    /// Connects; throws `.notRunning` where nobody listens.
    package init(path: String) throws(ControlError) {
        let address = try UnixAddress(path: path)
        guard let socket = SocketDescriptor.unix(SOCK_STREAM) else { throw .failed(path: path, reason: SystemError.text(errno)) }
        // A unix socket connects at once, or its queue is full.
        let deadline = Deadline(seconds: 10)
        while unsafe address.with({ unsafe connect(socket.number, $0, $1) }) != 0 {
            switch errno {
            case EINTR: continue
            case EAGAIN where deadline.millisecondsLeft > 0: usleep(10_000)
            case ENOENT, ECONNREFUSED, ENOTDIR, ENOTSOCK: throw .notRunning(path: path)
            case EACCES, EPERM: throw .denied(path: path)
            case let code: throw .failed(path: path, reason: SystemError.text(code))
            }
        }
        self.socket = socket
    }

    /// Asks, hands over each line of the answer but the last, and returns that one; what the service refuses is thrown.
    ///
    /// `file` gives the next bytes of the file that goes with the request, and nil at its end. `patience`: seconds between two lines;
    /// a compaction says nothing for long.
    package func ask(
        _ request: ControlRequest, file: (@Sendable () throws -> [UInt8]?)? = nil, patience: Int = 24 * 3600,
        _ take: (ControlReply) -> Void = { _ in }
    ) throws -> ControlReply {
        let output = ControlOutput(socket, patience: patience)
        try output.send([UInt8](try JSONEncoder().encode(request)) + [10])
        let feed = file.map { ControlFeed($0, to: output) }
        feed?.start()
        let reply = Result { try read(patience: patience, take) }
        // An answer before the end of the file: the rest is not wanted, and its thread is not waited for in vain.
        if feed != nil { shutdown(socket.number, Int32(SHUT_RDWR)) }
        try feed?.join()
        return try reply.get()
    }

    private func read(patience: Int, _ take: (ControlReply) -> Void) throws(ControlError) -> ControlReply {
        let input = ControlInput(socket)
        while let line = try input.line(longest: ControlReply.longest, within: Deadline(seconds: patience)) {
            let reply = try ControlReply(line: line)
            if case .failed(let sentence) = reply { throw .refused(sentence.message) }
            if reply.isLast { return reply }
            take(reply)
        }
        throw .brokenOff
    }
}
