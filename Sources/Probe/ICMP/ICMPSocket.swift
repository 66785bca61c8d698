import CLinuxNet
import Glibc
import NetInventory

/// The one socket of a family through which all echoes go; closed when its owner ends.
struct ICMPSocket: ~Copyable, Sendable {
    /// For its owner's own calls; not to outlive the socket.
    let handle: ICMPSocketHandle

    /// Tries without a right first, then with one.
    static func open(_ family: IPAddress.Family, from source: IPAddress? = nil) throws(SystemCallError) -> ICMPSocket {
        do throws(SystemCallError) {
            return try ICMPSocket(family, .unprivileged, from: source)
        } catch {
            // An address that is not this machine's is none with a right either.
            if error.number == EADDRNOTAVAIL { throw error }
        }
        return try ICMPSocket(family, .raw, from: source)
    }

    /// - Parameter source: the address to send from; nil leaves it to the kernel, by its routes.
    init(_ family: IPAddress.Family, _ kind: ICMPSocketKind, from source: IPAddress? = nil) throws(SystemCallError) {
        let type = kind == .raw ? Int32(SOCK_RAW.rawValue) : Int32(SOCK_DGRAM.rawValue)
        let flags = Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let socketProtocol = family == .v4 ? Int32(IPPROTO_ICMP) : Int32(IPPROTO_ICMPV6)
        let descriptor = socket(SocketAddressBytes.domain(family), type | flags, socketProtocol)
        guard descriptor >= 0 else { throw .last("socket") }
        do {
            // Unbound, a raw socket has no identifier to be given, and sends from wherever the routes say.
            let given = kind == .raw && source == nil ? 0 : try Self.bind(descriptor, family, source)
            let identifier = kind == .raw ? UInt16.random(in: 1...UInt16.max) : given
            try Self.configure(descriptor, family, kind, identifier)
            let opened = ICMPSocketHandle(descriptor: descriptor, family: family, kind: kind, identifier: identifier)
            try opened.requestStamps()
            handle = opened
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit {
        close(handle.descriptor)
    }

    /// Binding makes the kernel choose the identifier, which it shows as the port.
    private static func bind(_ descriptor: Int32, _ family: IPAddress.Family, _ source: IPAddress?) throws(SystemCallError) -> UInt16 {
        // The address as bytes, family first and port after it: an optimized build sees sockaddr_in6 as another module's.
        var name = [UInt8](repeating: 0, count: SocketAddressBytes.count(family))
        if let source {
            var span = name.mutableSpan
            // Sound: every byte is a value of UInt8.
            var bytes = unsafe span.mutableBytes
            SocketAddressBytes.write(source, into: &bytes)
        } else {
            unsafe name.withUnsafeMutableBytes {
                unsafe $0.storeBytes(of: sa_family_t(SocketAddressBytes.domain(family)), as: sa_family_t.self)
            }
        }
        var length = socklen_t(name.count)
        // Sound: the bytes are as many as the family's form has, and as `length` says.
        let status = unsafe name.withUnsafeMutableBytes { bytes -> Int32 in
            guard let generic = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return -1 }
            let bound = unsafe Glibc.bind(descriptor, generic, length)
            return bound == 0 ? unsafe getsockname(descriptor, generic, &length) : bound
        }
        guard status == 0 else { throw .last(source.map { "bind to \($0)" } ?? "bind") }
        return UInt16(name[2]) << 8 | UInt16(name[3])
    }

    private static func configure(
        _ descriptor: Int32, _ family: IPAddress.Family, _ kind: ICMPSocketKind, _ identifier: UInt16
    ) throws(SystemCallError) {
        for (forced, plain) in [(SO_RCVBUFFORCE, SO_RCVBUF), (SO_SNDBUFFORCE, SO_SNDBUF)] {
            // The kernel cuts the plain wish down to its limit; engine and table live with whatever it is.
            if (try? set(descriptor, SOL_SOCKET, forced, [4 << 20], "buffer")) == nil {
                try set(descriptor, SOL_SOCKET, plain, [4 << 20], "buffer")
            }
        }
        // A raw socket shows the IPv4 header itself.
        switch (kind, family) {
        case (.raw, .v4): break
        case (.unprivileged, .v4): try set(descriptor, Int32(IPPROTO_IP), IP_RECVTTL, [1], "IP_RECVTTL")
        case (_, .v6): try set(descriptor, Int32(IPPROTO_IPV6), IPV6_RECVHOPLIMIT, [1], "IPV6_RECVHOPLIMIT")
        }
        switch (kind, family) {
        case (.unprivileged, .v4): try set(descriptor, Int32(IPPROTO_IP), IP_RECVERR, [1], "IP_RECVERR")
        case (.unprivileged, .v6): try set(descriptor, Int32(IPPROTO_IPV6), IPV6_RECVERR, [1], "IPV6_RECVERR")
        case (.raw, .v4):
            try set(descriptor, Int32(CLN_SOL_RAW), Int32(CLN_ICMP_FILTER), ICMPFilter.blockedV4, "ICMP_FILTER")
            try attach(ICMPFilter.programV4(identifier), to: descriptor)
        case (.raw, .v6):
            try set(descriptor, Int32(IPPROTO_ICMPV6), Int32(CLN_ICMP6_FILTER), ICMPFilter.blockedV6, "ICMP6_FILTER")
            try attach(ICMPFilter.programV6(identifier), to: descriptor)
        }
    }

    private static func set(
        _ descriptor: Int32, _ level: Int32, _ option: Int32, _ words: [UInt32], _ name: String
    ) throws(SystemCallError) {
        // Sound: the kernel reads exactly the bytes of the array.
        let status = unsafe words.withUnsafeBytes { bytes in
            unsafe setsockopt(descriptor, level, option, bytes.baseAddress, socklen_t(bytes.count))
        }
        guard status == 0 else { throw .last("setsockopt \(name)") }
    }

    private static func attach(_ program: [cln_filter_instruction], to descriptor: Int32) throws(SystemCallError) {
        // Sound: the kernel copies the program before the call returns.
        let status = unsafe program.withUnsafeBufferPointer { instructions -> Int32 in
            guard let first = instructions.baseAddress else { return 0 }
            return unsafe cln_attach_filter(descriptor, first, UInt16(instructions.count))
        }
        guard status == 0 else { throw .last("setsockopt SO_ATTACH_FILTER") }
    }
}
