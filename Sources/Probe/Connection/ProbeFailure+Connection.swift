import Glibc
import NIOCore
import NetInventory

extension ProbeFailure {
    /// What it means that a connection did not come about, or broke after it had (`address` nil).
    ///
    /// To be asked on the thread that made the connection: it is its namespace's routes that count.
    init(connecting error: any Error, to address: IPAddress?, limit: Milliseconds) {
        func isFromHere() -> Bool { address.map { OwnRoute.isMissing(to: $0) } ?? false }
        switch error {
        case let error as IOError:
            self.init(connectError: error.errnoCode, isFromHere: isFromHere())
        case ChannelError.connectTimeout:
            self.init(.timeout, detail: "no connection within \(limit.count) ms")
        case ChannelError.ioOnClosedChannel, ChannelError.alreadyClosed, ChannelError.eof, ChannelError.inputClosed,
            ChannelError.outputClosed:
            self.init(.reset, detail: "the other side closed the connection")
        case EventLoopError.shutdown:
            self = .goingDown
        case _:
            self.init(.local, detail: "\(error)")
        }
    }

    /// The kernel's word in the middle of a TLS handshake; nil for other errors.
    static func brokenHandshake(_ error: any Error) -> ProbeFailure? {
        guard let error = error as? IOError else { return nil }
        return ProbeFailure(.tls, detail: "the connection broke during the handshake (\(SystemCallError.text(error.errnoCode)))")
    }

    /// What an error number of the kernel means for a connection.
    ///
    /// - Parameter isFromHere: whether "unreachable" is this machine's own word; asked for only there.
    init(connectError number: Int32, isFromHere: @autoclosure () -> Bool) {
        let reason = SystemCallError.text(number)
        switch number {
        case ECONNREFUSED: self.init(.refused, detail: "nobody listens on the port (\(reason))")
        case ECONNRESET, EPIPE: self.init(.reset, detail: "the other side broke off (\(reason))")
        case ETIMEDOUT: self.init(.timeout, detail: "no connection (\(reason))")
        case EHOSTUNREACH, EHOSTDOWN:
            self.init(.hostUnreachable, isFromHere: isFromHere(), detail: "the host cannot be reached (\(reason))")
        case ENETUNREACH, ENETDOWN:
            self.init(.netUnreachable, isFromHere: isFromHere(), detail: "no route to the network (\(reason))")
        case EADDRNOTAVAIL:
            self.init(.local, detail: "no interface has the source address of `probes.source`, or no port of it is free (\(reason))")
        case EACCES, EPERM: self.init(.local, detail: "this machine's own filter or routes forbid it (\(reason))")
        case _: self.init(.local, detail: "this machine could not connect (\(reason))")
        }
    }
}
