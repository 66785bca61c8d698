import CLinuxNet
import Glibc

/// A network of its own inside the kernel, by its file: `/run/netns/NAME` or `/proc/PID/ns/net`.
enum NetworkNamespace {
    /// Moves the calling thread there for good; sockets stay in the namespace in which they were opened.
    static func enter(_ path: String) throws(SystemCallError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("open \(path)") }
        defer { close(descriptor) }
        guard cln_enter_network_namespace(descriptor) == 0 else { throw .last("setns \(path)") }
    }
}
