import Foundation
import Glibc
import Synchronization

/// A TCP port on loopback that listens at times; its number stays the same.
///
/// Nobody accepts: the kernel completes the handshakes by itself, as long as the backlog has room. A second socket that never listens
/// keeps the number, so that no other test gets it while the port is closed.
final class FlippingPort: Sendable {
    struct NoPort: Error { var reason: String }

    let number: Int
    private let address: UInt32
    private let keeper: Int32
    private let descriptor: Mutex<Int32?>

    /// `address` as a number, most significant byte first.
    init(on address: UInt32) throws {
        let (kept, port) = try Self.bound(to: address, port: 0)
        self.address = address
        keeper = kept
        number = port
        descriptor = Mutex(nil)
        try flip()
    }

    deinit {
        close()
        Glibc.close(keeper)
    }

    var isOpen: Bool { descriptor.withLock { $0 != nil } }

    func close() {
        descriptor.withLock {
            if let open = $0 { Glibc.close(open) }
            $0 = nil
        }
    }

    func flip() throws {
        if isOpen { return close() }
        let (again, _) = try Self.bound(to: address, port: number)
        descriptor.withLock { $0 = again }
        guard listen(again, 4096) == 0 else { throw NoPort(reason: "listen") }
    }

    private static func bound(to address: UInt32, port: Int) throws -> (descriptor: Int32, port: Int) {
        let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard made >= 0 else { throw NoPort(reason: "socket") }
        var yes: Int32 = 1
        for option in [SO_REUSEADDR, SO_REUSEPORT] {
            unsafe setsockopt(made, SOL_SOCKET, option, &yes, socklen_t(MemoryLayout<Int32>.size))
        }
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = in_port_t(UInt16(port).bigEndian)
        name.sin_addr.s_addr = address.bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // Sound: the pointer is to a sockaddr_in of that length, which is what the family says.
        let status = unsafe withUnsafeMutablePointer(to: &name) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic -> Int32 in
                unsafe bind(made, generic, length) == 0 ? getsockname(made, generic, &length) : -1
            }
        }
        guard status == 0 else {
            let reason = unsafe String(cString: strerror(errno))
            Glibc.close(made)
            throw NoPort(reason: reason)
        }
        return (made, Int(UInt16(bigEndian: name.sin_port)))
    }
}
