import CLinuxNet
import Glibc

/// What goes to the other side; a side that does not listen any more is given up.
package struct ControlOutput: Sendable {
    private let socket: SocketDescriptor
    /// How long one line or chunk may wait for the other side to read.
    private let patience: Int

    init(_ socket: SocketDescriptor, patience: Int = 60) {
        self.socket = socket
        self.patience = patience
    }

    package func send(_ reply: ControlReply) throws(ControlError) {
        try send(try reply.line())
    }

    /// The next part of a file; no bytes: its end.
    package func chunk(_ bytes: ArraySlice<UInt8>) throws(ControlError) {
        try send(Array("\(bytes.count)\n".utf8) + bytes)
    }

    /// Nothing more will be sent; the answer may still come.
    func finish() {
        shutdown(socket.number, Int32(SHUT_WR))
    }

    func send(_ bytes: [UInt8]) throws(ControlError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // Writing to a side that is gone is an error to be told, not a signal that ends netmon.
            let sent = unsafe rest.withUnsafeBytes { unsafe Glibc.send(socket.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if sent >= 0 {
                rest = rest.dropFirst(sent)
            } else if errno == EAGAIN {
                guard socket.wait(for: Int32(POLLOUT), until: Deadline(seconds: patience)) else { throw .tooSlow(seconds: patience) }
            } else if errno != EINTR {
                throw .brokenOff
            }
        }
    }
}
