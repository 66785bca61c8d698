import Glibc
import NetInventory
import WireBytes

/// An address and a port as the kernel takes them; one piece of memory, used again for each socket.
@safe
struct TCPSocketName: ~Copyable {
    private let bytes: UnsafeMutableRawBufferPointer
    private var count = 0

    init() {
        unsafe bytes = .allocate(byteCount: SocketAddressBytes.capacity, alignment: 8)
        unsafe bytes.initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit {
        unsafe bytes.deallocate()
    }

    mutating func set(_ address: IPAddress, port: UInt16) {
        // Sound: the memory is initialized and nobody else's.
        var span = unsafe bytes.mutableBytes
        SocketAddressBytes.write(address, into: &span)
        span.store(big16: port, at: 2)
        count = SocketAddressBytes.count(address.family)
    }

    /// 0, or the kernel's error number.
    borrowing func connect(_ descriptor: Int32) -> Int32 {
        // Sound: the name is as long as its family's form.
        guard let name = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return EINVAL }
        return unsafe Glibc.connect(descriptor, name, socklen_t(count)) == 0 ? 0 : errno
    }

    /// 0, or the kernel's error number.
    borrowing func bind(_ descriptor: Int32) -> Int32 {
        // Sound: the name is as long as its family's form.
        guard let name = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return EINVAL }
        return unsafe Glibc.bind(descriptor, name, socklen_t(count)) == 0 ? 0 : errno
    }

    /// Reads the name of the near end of a connection.
    mutating func readLocal(_ descriptor: Int32) -> (address: IPAddress, port: UInt16)? {
        var length = socklen_t(SocketAddressBytes.capacity)
        // Sound: the memory has as many bytes as `length` says.
        guard let name = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
            unsafe getsockname(descriptor, name, &length) == 0
        else { return nil }
        count = Int(length)
        let span = unsafe bytes.bytes
        return SocketAddressBytes.read(span).map { ($0, span.big16(at: 2) ?? 0) }
    }
}
