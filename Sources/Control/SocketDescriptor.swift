import CLinuxNet
import Glibc

/// An open descriptor, closed with its last user.
final class SocketDescriptor: Sendable {
    let number: Int32

    init(_ number: Int32) {
        self.number = number
    }

    deinit {
        Glibc.close(number)
    }

    /// A new stream or datagram socket of the unix family, which no child inherits and no call waits on.
    static func unix(_ type: __socket_type) -> SocketDescriptor? {
        let opened = socket(AF_UNIX, Int32(type.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        return opened >= 0 ? SocketDescriptor(opened) : nil
    }

    /// Waits until it may be read from, or written to; false where the deadline came first.
    func wait(for events: Int32, until deadline: Deadline) -> Bool {
        while true {
            var request = pollfd(fd: number, events: Int16(events), revents: 0)
            let ready = unsafe poll(&request, 1, deadline.millisecondsLeft)
            if ready > 0 { return true }
            if ready == 0 { return false }
            if errno != EINTR { return true }
        }
    }
}
