import CLinuxNet
import Glibc
import NetInventory
import WireBytes

/// Messages that the kernel gave in one call; owns the memory into which it writes them.
@safe
struct ReceiveBatch: ~Copyable {
    static let capacity = 64
    /// The largest datagram that IP knows, so that each checksum can be verified; and a little more, so that the messages' first bytes
    /// do not all compete for the same lines of the cache. Memory that no message has reached yet costs nothing.
    private static let bufferSize = 65_536 + 192
    private static let controlSize = 256

    private(set) var count = 0
    private let messages: UnsafeMutablePointer<cln_message>
    private let vectors: UnsafeMutablePointer<iovec>
    private let names: UnsafeMutableRawBufferPointer
    private let buffers: UnsafeMutableRawBufferPointer
    private let controls: UnsafeMutableRawBufferPointer

    init() {
        unsafe messages = .allocate(capacity: Self.capacity)
        unsafe vectors = .allocate(capacity: Self.capacity)
        unsafe names = .allocate(byteCount: Self.capacity * SocketAddressBytes.capacity, alignment: 8)
        // Sound: as many bytes as it says, all zero; without memory the process cannot go on, as everywhere in Swift.
        guard let memory = unsafe calloc(Self.capacity, Self.bufferSize) else { preconditionFailure("no memory for messages") }
        unsafe buffers = UnsafeMutableRawBufferPointer(start: memory, count: Self.capacity * Self.bufferSize)
        unsafe controls = .allocate(byteCount: Self.capacity * Self.controlSize, alignment: 16)
        unsafe names.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe controls.initializeMemory(as: UInt8.self, repeating: 0)
        for index in 0..<Self.capacity {
            let buffer = unsafe part(buffers, index, Self.bufferSize)
            unsafe (vectors + index).initialize(to: iovec(iov_base: buffer.baseAddress, iov_len: Self.bufferSize))
            var header = unsafe msghdr()
            unsafe header.msg_name = part(names, index, SocketAddressBytes.capacity).baseAddress
            unsafe header.msg_iov = vectors + index
            unsafe header.msg_iovlen = 1
            unsafe header.msg_control = part(controls, index, Self.controlSize).baseAddress
            unsafe (messages + index).initialize(to: cln_message(header: header, length: 0))
        }
        // The first call has to reset all of them.
        count = Self.capacity
    }

    deinit {
        unsafe messages.deallocate()
        unsafe vectors.deallocate()
        unsafe names.deallocate()
        unsafe free(buffers.baseAddress)
        unsafe controls.deallocate()
    }

    /// Reads what there is, up to the capacity: nil where the socket has nothing, else how many or the socket's error.
    mutating func receive(through descriptor: Int32, errorQueue: Bool) -> Result<Int, SystemCallError> {
        for index in 0..<count {
            // The kernel shortened both to what the last message needed.
            unsafe messages[index].header.msg_namelen = socklen_t(SocketAddressBytes.capacity)
            unsafe messages[index].header.msg_controllen = Self.controlSize
        }
        count = 0
        let flags = Int32(MSG_DONTWAIT) | (errorQueue ? Int32(MSG_ERRQUEUE) : 0)
        // Sound: each message points to parts of this batch, with their sizes.
        let got = unsafe cln_recvmmsg(descriptor, messages, UInt32(Self.capacity), flags)
        guard got >= 0 else {
            let error = SystemCallError.last("recvmmsg")
            return error.number == EAGAIN ? .success(0) : .failure(error)
        }
        count = Int(got)
        return .success(count)
    }

    /// From whom a message came; in the error queue, for whom the packet was bound.
    borrowing func peer(_ index: Int) -> IPAddress? {
        precondition(index < count)
        // Sound: the part was zeroed at first and is always fully initialized.
        let name = unsafe part(names, index, SocketAddressBytes.capacity)
        return unsafe SocketAddressBytes.read(name.bytes)
    }

    /// What is left of a message's time to live; nil where the kernel does not say.
    borrowing func hopLimit(_ index: Int, family: IPAddress.Family, kind: ICMPSocketKind) -> UInt8? {
        if family == .v4, kind == .raw { return unsafe payload(index).bytes.byte(at: 8) }
        var limit: UInt8?
        forEachControl(index) { level, type, data in
            guard (level == Int32(IPPROTO_IP) && type == IP_TTL) || (level == Int32(IPPROTO_IPV6) && type == IPV6_HOPLIMIT),
                data.byteCount >= 4
            else { return }
            // Sound: the size was checked; the value is an integer.
            limit = UInt8(truncatingIfNeeded: unsafe data.unsafeLoadUnaligned(as: Int32.self))
        }
        return limit
    }

    /// What a message says.
    borrowing func message(_ index: Int, family: IPAddress.Family, kind: ICMPSocketKind) -> ICMPMessage {
        let bytes = unsafe payload(index)
        let isWhole = unsafe messages[index].header.msg_flags & Int32(MSG_TRUNC) == 0
        return switch (family, kind) {
        case (.v4, .raw): unsafe ICMPMessage.rawV4(bytes.bytes, isWhole: isWhole)
        case (.v4, .unprivileged): unsafe ICMPMessage.v4(bytes.bytes)
        case (.v6, _): unsafe ICMPMessage.v6(bytes.bytes)
        }
    }

    /// When the kernel received a message, in nanoseconds since 1970; nil where it did not look at the clock.
    borrowing func stamp(_ index: Int) -> Int64? {
        var stamp: Int64?
        forEachControl(index) { level, type, data in
            guard level == SOL_SOCKET, type == SO_TIMESTAMPING, data.byteCount >= MemoryLayout<timespec>.size else { return }
            // Sound: the size was checked; a timespec is two integers.
            let time = unsafe data.unsafeLoadUnaligned(as: timespec.self)
            if time.tv_sec != 0 { stamp = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }
        }
        return stamp
    }

    /// A message of the error queue that says when an echo left: the echo's number among all stamped ones, and the moment by the wall clock.
    borrowing func sendStamp(_ index: Int) -> (number: UInt32, moment: Int64)? {
        var number: UInt32?
        forEachControl(index) { level, type, data in
            guard Self.isExtendedError(level, type), data.byteCount >= MemoryLayout<cln_extended_error>.size else { return }
            // Sound: the size was checked; the structure is integers only.
            let error = unsafe data.unsafeLoadUnaligned(as: cln_extended_error.self)
            if Int(error.origin) == Int(CLN_ORIGIN_TIMESTAMPING) { number = error.data }
        }
        guard let number, let moment = stamp(index) else { return nil }
        return (number, moment)
    }

    private static func isExtendedError(_ level: Int32, _ type: Int32) -> Bool {
        (level == Int32(IPPROTO_IP) && type == IP_RECVERR) || (level == Int32(IPPROTO_IPV6) && type == IPV6_RECVERR)
    }

    /// A message of the error queue: which echo of ours came to grief, who says so and why; nil for what no router sent.
    borrowing func queuedFailure(_ index: Int) -> (word: ICMPFailure, router: IPAddress)? {
        guard let destination = peer(index), let quoted = unsafe ICMPMessage.mark(payload(index).bytes, at: 0) else { return nil }
        var found: (ICMPFailure, IPAddress)?
        forEachControl(index) { level, type, data in
            let size = MemoryLayout<cln_extended_error>.size
            guard Self.isExtendedError(level, type), data.byteCount >= size, let router = SocketAddressBytes.read(data, at: size)
            else { return }
            // Sound: the size was checked; the structure is integers only.
            let error = unsafe data.unsafeLoadUnaligned(as: cln_extended_error.self)
            let code: ProbeFailure.Code? =
                switch Int(error.origin) {
                case Int(CLN_ORIGIN_ICMP): ICMPFailure.codeV4(type: error.type, subtype: error.code)
                case Int(CLN_ORIGIN_ICMP6): ICMPFailure.codeV6(type: error.type, subtype: error.code)
                case _: nil
                }
            guard let code else { return }
            let mtu = code == .tooBig && error.info > 0 ? error.info : nil
            let word = ICMPFailure(
                code: code, type: error.type, subtype: error.code, mtu: mtu, destination: destination, quoted: quoted
            )
            found = (word, router)
        }
        return found
    }

    /// The bytes of a message, as many as were read.
    private borrowing func payload(_ index: Int) -> UnsafeMutableRawBufferPointer {
        precondition(index < count)
        let length = unsafe min(Int(messages[index].length), Self.bufferSize)
        // Sound: the buffer is initialized throughout and `length` lies inside.
        return unsafe UnsafeMutableRawBufferPointer(rebasing: part(buffers, index, Self.bufferSize)[..<length])
    }

    /// Visits the control messages: level, type, and the data behind them.
    private borrowing func forEachControl(_ index: Int, _ body: (Int32, Int32, RawSpan) -> Void) {
        precondition(index < count)
        let message = unsafe UnsafeMutableRawPointer(messages + index).assumingMemoryBound(to: msghdr.self)
        var next = unsafe cln_first_control(message)
        let overhead = cln_control_size(0)
        while let control = unsafe next {
            let length = unsafe control.pointee.cmsg_len
            if length > overhead {
                // Sound: the walk of the C library has checked that `cmsg_len` bytes lie inside the buffer.
                let data = unsafe UnsafeRawBufferPointer(start: cln_control_data(control), count: length - overhead)
                unsafe body(control.pointee.cmsg_level, control.pointee.cmsg_type, data.bytes)
            }
            unsafe next = unsafe cln_next_control(message, control)
        }
    }
}
