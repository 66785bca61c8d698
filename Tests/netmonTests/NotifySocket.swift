import CLinuxNet
import Glibc

@testable import Control

/// The service manager's end of `NOTIFY_SOCKET`.
struct NotifySocket {
    private let socket: SocketDescriptor

    init(path: String) throws {
        guard let socket = SocketDescriptor.unix(SOCK_DGRAM), let address = UnixAddress(notify: path),
            unsafe address.with({ unsafe bind(socket.number, $0, $1) }) == 0
        else { throw ControlError.failed(path: path, reason: SystemError.text(errno)) }
        self.socket = socket
    }

    /// The next message that is one of these; nil where none comes.
    func next(_ isWanted: (String) -> Bool) -> String? {
        let deadline = Deadline(seconds: 60)
        while socket.wait(for: Int32(POLLIN), until: deadline) {
            var room = [UInt8](repeating: 0, count: 4096)
            let count = unsafe recv(socket.number, &room, room.count, 0)
            let message = String(decoding: room.prefix(max(0, count)), as: UTF8.self)
            if isWanted(message) { return message }
        }
        return nil
    }
}
