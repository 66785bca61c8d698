import CLinuxNet
import Glibc

/// The address of a unix socket: a path, or a name of the kernel's own (unix(7), "abstract").
///
/// The kernel takes 107 bytes. A longer path is reached through its folder's descriptor (`/proc/self/fd/N/NAME`), so that no
/// user has to count; only the last part is bounded.
struct UnixAddress {
    private var bytes: [UInt8]
    /// Keeps the folder open for as long as the address is used.
    private var folder: SocketDescriptor?

    private static let longest = 107

    init(path: String) throws(ControlError) {
        bytes = Array(path.utf8)
        guard bytes.count > Self.longest else { return }
        let opened = unsafe open(ControlSocketPlace.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw errno == EACCES ? .denied(path: path) : .failed(path: path, reason: SystemError.text(errno)) }
        folder = SocketDescriptor(opened)
        bytes = Array("/proc/self/fd/\(opened)/\(ControlSocketPlace.name(of: path))".utf8)
        guard bytes.count <= Self.longest else { throw .failed(path: path, reason: "its name is too long for a socket (unix(7))") }
    }

    /// As `NOTIFY_SOCKET` gives it (sd_notify(3)): an absolute path, or `@` and an abstract name; nil for anything else.
    init?(notify: String) {
        bytes = Array(notify.utf8)
        guard bytes.count > 1, bytes.count <= Self.longest, bytes[0] == 47 || bytes[0] == 64 else { return nil }
        if bytes[0] == 64 { bytes[0] = 0 }
    }

    /// Calls `bind`, `connect` or `sendto` with the address.
    func with<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in
            // The initializers saw to it that they fit, and that a zero follows.
            unsafe room.copyBytes(from: bytes)
        }
        let isAbstract = bytes.first == 0
        let length = MemoryLayout<sa_family_t>.size + bytes.count + (isAbstract ? 0 : 1)
        return withExtendedLifetime(folder) {
            unsafe withUnsafePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, socklen_t(length)) }
            }
        }
    }
}
