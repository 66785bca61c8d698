import Glibc
import Synchronization

@testable import Probe

/// A network interface whose other end is a file: what the kernel sends there is read, and what is written there arrives (tun).
///
/// Opened by a thread inside a network namespace, it stays there, whoever uses it.
struct TunDevice: ~Copyable, Sendable {
    let descriptor: Int32

    /// - Parameters:
    ///   - name: the interface's, new in the namespace.
    ///   - namespace: the file of the namespace.
    static func open(_ name: String, in namespace: String) throws -> TunDevice {
        let opening = Opening()
        // Only a thread can be moved there, so one is spent on it.
        try OwnThread { opening.run(name, namespace) }.join()
        return TunDevice(descriptor: try opening.descriptor())
    }

    deinit {
        close(descriptor)
    }

    /// One packet, from its IP header on; nil where the kernel has none.
    func read() -> [UInt8]? {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = unsafe max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// Lets a packet arrive. One that the kernel refuses is as good as lost.
    func write(_ packet: [UInt8]) {
        // Sound: the kernel reads as many bytes as the array has.
        _ = unsafe packet.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Carries what came of it from the thread that opens.
    private final class Opening: Sendable {
        private let result = Mutex<Result<Int32, SystemCallError>?>(nil)

        func run(_ name: String, _ namespace: String) {
            let opened = Result { () throws(SystemCallError) in
                try NetworkNamespace.enter(namespace)
                return try TunDevice.attach(name)
            }
            result.withLock { $0 = opened }
        }

        func descriptor() throws -> Int32 {
            guard let result = result.withLock({ $0 }) else { throw SystemCallError(call: "pthread_join", number: EINVAL) }
            return try result.get()
        }
    }

    private static func attach(_ name: String) throws(SystemCallError) -> Int32 {
        let descriptor = unsafe Glibc.open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("open /dev/net/tun") }
        // struct ifreq: sixteen bytes of name, then the flags IFF_TUN | IFF_NO_PI (linux/if_tun.h).
        var request = Array(name.utf8.prefix(15))
        request += [UInt8](repeating: 0, count: 40 - request.count)
        (request[16], request[17]) = (0x01, 0x10)
        // TUNSETIFF, _IOW('T', 202, int). Sound: the request has the size of struct ifreq.
        guard unsafe ioctl(descriptor, 0x4004_54ca, &request) == 0 else {
            let error = SystemCallError.last("TUNSETIFF")
            close(descriptor)
            throw error
        }
        return descriptor
    }
}
