import CLinuxNet
import Glibc

@testable import Control

/// A client that says whatever a test wants.
struct RawPeer {
    private let socket: SocketDescriptor
    let input: ControlInput

    init(path: String) throws {
        guard let socket = SocketDescriptor.unix(SOCK_STREAM) else { throw ControlError.brokenOff }
        self.socket = socket
        input = ControlInput(socket)
        let address = try UnixAddress(path: path)
        guard unsafe address.with({ unsafe connect(socket.number, $0, $1) }) == 0 else { throw ControlError.notRunning(path: path) }
    }

    func send(_ bytes: [UInt8]) throws(ControlError) {
        try ControlOutput(socket).send(bytes)
    }

    func finish() {
        ControlOutput(socket).finish()
    }

    /// The next line of the answer; nil where there is none.
    func reply() throws -> ControlReply? {
        try input.line(longest: ControlReply.longest, within: Deadline(seconds: 60)).map { try ControlReply(line: $0) }
    }
}
