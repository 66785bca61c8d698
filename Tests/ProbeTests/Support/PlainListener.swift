import Glibc
import NetInventory
import Synchronization

@testable import Probe

/// A listening socket whose connections nobody takes unless a test does; the kernel answers for it as far as its queue goes.
final class PlainListener: Sendable {
    let descriptor: Int32
    let port: Int

    struct Failure: Error {
        var call: String
        var number: Int32
    }

    /// - Parameters:
    ///   - namespace: the file of the network namespace to listen in; nil for the test's own.
    ///   - backlog: how many connections the kernel keeps for it; 0 keeps one, and then drops every SYN.
    init(_ address: String = "127.0.0.1", namespace: String? = nil, backlog: Int32 = 4096) throws {
        guard let address = IPAddress(address) else { throw Failure(call: "address", number: 0) }
        let opened = Mutex<Result<(Int32, Int), Failure>>(.failure(Failure(call: "thread", number: 0)))
        // Only a thread can be moved into a namespace, so one is spent on it.
        try OwnThread {
            let result = Self.open(address, namespace, backlog)
            opened.withLock { $0 = result }
        }.join()
        (descriptor, port) = try opened.withLock { try $0.get() }
    }

    deinit {
        close(descriptor)
    }

    private static func open(_ address: IPAddress, _ namespace: String?, _ backlog: Int32) -> Result<(Int32, Int), Failure> {
        if let namespace {
            do throws(SystemCallError) {
                try NetworkNamespace.enter(namespace)
            } catch {
                return .failure(Failure(call: "setns", number: error.number))
            }
        }
        let descriptor = socket(
            SocketAddressBytes.domain(address.family), Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), Int32(IPPROTO_TCP))
        guard descriptor >= 0 else { return .failure(Failure(call: "socket", number: errno)) }
        var name = TCPSocketName()
        name.set(address, port: 0)
        guard name.bind(descriptor) == 0, listen(descriptor, backlog) == 0, let local = name.readLocal(descriptor) else {
            close(descriptor)
            return .failure(Failure(call: "bind or listen", number: errno))
        }
        return .success((descriptor, Int(local.port)))
    }

    /// Takes the next connection, waiting for it: its socket, and who it is from.
    func take() throws -> (socket: Int32, peer: IPAddress) {
        var bytes = [UInt8](repeating: 0, count: SocketAddressBytes.capacity)
        var length = socklen_t(bytes.count)
        let taken = unsafe bytes.withUnsafeMutableBytes { raw -> Int32 in
            guard let name = unsafe raw.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return -1 }
            return unsafe accept(descriptor, name, &length)
        }
        guard taken >= 0, let peer = unsafe SocketAddressBytes.read(bytes.span.bytes) else {
            throw Failure(call: "accept", number: errno)
        }
        return (taken, peer)
    }
}
