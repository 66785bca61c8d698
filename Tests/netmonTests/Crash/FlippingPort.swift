import Foundation
import Glibc
import Synchronization

/// A TCP port on loopback that listens at times; its number stays the same.
///
/// Nobody accepts: the kernel completes the handshakes by itself, as long as the backlog has room.
final class FlippingPort: Sendable {
    struct NoPort: Error { var reason: String }

    let number: Int
    private let address: UInt32
    private let descriptor: Mutex<Int32?>

    /// `address` as a number, most significant byte first.
    init(on address: UInt32) throws {
        let (first, port) = try Self.listen(address, port: 0)
        self.address = address
        number = port
        descriptor = Mutex(first)
    }

    deinit {
        close()
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
        let (again, _) = try Self.listen(address, port: number)
        descriptor.withLock { $0 = again }
    }

    private static func listen(_ address: UInt32, port: Int) throws -> (descriptor: Int32, port: Int) {
        let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard made >= 0 else { throw NoPort(reason: "socket") }
        var yes: Int32 = 1
        unsafe setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = in_port_t(UInt16(port).bigEndian)
        name.sin_addr.s_addr = address.bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // Sound: the pointer is to a sockaddr_in of that length, which is what the family says.
        let status = unsafe withUnsafeMutablePointer(to: &name) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic -> Int32 in
                guard unsafe bind(made, generic, length) == 0, Glibc.listen(made, 4096) == 0 else { return -1 }
                return unsafe getsockname(made, generic, &length)
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
