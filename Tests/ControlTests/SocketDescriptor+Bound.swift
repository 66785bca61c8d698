import CLinuxNet
import Glibc

@testable import Control

extension SocketDescriptor {
    /// A socket that has a name and hears nobody yet.
    static func bound(to path: String, type: __socket_type = SOCK_STREAM) -> SocketDescriptor? {
        bound(to: try? UnixAddress(path: path), type: type)
    }

    static func bound(to address: UnixAddress?, type: __socket_type) -> SocketDescriptor? {
        guard let address, let socket = SocketDescriptor.unix(type) else { return nil }
        return unsafe address.with({ unsafe bind(socket.number, $0, $1) }) == 0 ? socket : nil
    }

    /// The datagrams that have come, or that come within a while.
    func datagram() -> String? {
        guard wait(for: Int32(POLLIN), until: Deadline(seconds: 30)) else { return nil }
        var room = [UInt8](repeating: 0, count: 4096)
        let count = unsafe recv(number, &room, room.count, 0)
        return count >= 0 ? String(decoding: room.prefix(count), as: UTF8.self) : nil
    }
}
