import Glibc
import NetInventory

/// Whether this machine has a way to an address at all, or lost it with an address or an interface of its own.
enum OwnRoute {
    /// Asks the kernel's routes, by a datagram socket that is connected and sends nothing.
    ///
    /// Connecting tells apart what an error of a TCP connection does not: a router's "unreachable" comes later and over the route.
    static func isMissing(to address: IPAddress) -> Bool {
        connected(to: address) { descriptor in
            descriptor == nil && [ENETUNREACH, EHOSTUNREACH, EADDRNOTAVAIL, ENETDOWN].contains(errno)
        } ?? false
    }

    /// The address that this machine's routes choose to send from; nil where there is no way.
    static func source(to address: IPAddress) -> IPAddress? {
        connected(to: address) { descriptor -> IPAddress? in
            guard let descriptor else { return nil }
            var name = [UInt8](repeating: 0, count: SocketAddressBytes.capacity)
            var length = socklen_t(name.count)
            // Sound: the bytes are as many as `length` says.
            let status = unsafe name.withUnsafeMutableBytes { raw -> Int32 in
                guard let generic = unsafe raw.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return -1 }
                return unsafe getsockname(descriptor, generic, &length)
            }
            // Sound: bytes are values of UInt8.
            return status == 0 ? unsafe SocketAddressBytes.read(name.span.bytes) : nil
        } ?? nil
    }

    /// - Parameter body: is given the descriptor, or nil where connecting failed and `errno` says why.
    private static func connected<Value>(to address: IPAddress, _ body: (Int32?) -> Value) -> Value? {
        let descriptor = socket(SocketAddressBytes.domain(address.family), Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var name = [UInt8](repeating: 0, count: SocketAddressBytes.count(address.family))
        // Sound: the span is used inside the closure alone.
        unsafe name.withUnsafeMutableBytes { raw in
            var bytes = unsafe raw.mutableBytes
            SocketAddressBytes.write(address, into: &bytes)
        }
        // Sound: the bytes are as many as the family's form has.
        let status = unsafe name.withUnsafeBytes { raw -> Int32 in
            guard let generic = unsafe raw.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return 0 }
            return unsafe connect(descriptor, generic, socklen_t(raw.count))
        }
        return body(status == 0 ? descriptor : nil)
    }
}
