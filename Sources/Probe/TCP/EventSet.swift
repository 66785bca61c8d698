import CLinuxNet
import Glibc

/// The sockets that the engine waits for (epoll), and the memory into which the kernel writes what happened.
struct EventSet: ~Copyable {
    private let descriptor: Int32
    private var tokens = [UInt64](repeating: 0, count: capacity)

    static let capacity = 256

    init() throws(SystemCallError) {
        descriptor = cln_epoll()
        guard descriptor >= 0 else { throw .last("epoll_create") }
    }

    deinit {
        close(descriptor)
    }

    /// Tells when something arrives, until the socket is closed.
    borrowing func watch(_ socket: Int32, arrivals token: ConnectToken) throws(SystemCallError) {
        guard cln_epoll_add(descriptor, socket, UInt32(POLLIN), token.rawValue) == 0 else { throw .last("epoll_ctl") }
    }

    /// Tells when a connection stands or has failed, until the socket is closed.
    borrowing func watch(_ socket: Int32, connection token: ConnectToken) throws(SystemCallError) {
        guard cln_epoll_add(descriptor, socket, UInt32(POLLOUT), token.rawValue) == 0 else { throw .last("epoll_ctl") }
    }

    /// Sleeps until something happens; 0 milliseconds only looks, -1 waits without end. The rest of what happened comes with the next call.
    mutating func wait(milliseconds: Int32, into happened: inout [ConnectToken]) {
        happened.removeAll(keepingCapacity: true)
        // Sound: the array has as many elements as the call is told. It fails only where a signal interrupts it: nothing happened then.
        let count = unsafe cln_epoll_wait(descriptor, &tokens, Int32(Self.capacity), milliseconds)
        for index in 0..<max(0, Int(count)) { happened.append(ConnectToken(rawValue: tokens[index])) }
    }
}
