import CLinuxNet
import Glibc
import NetInventory

/// The kernel's calls for one connection of a probe; the table holds the descriptors, and the engine closes them.
enum TCPSocket {
    /// Why a socket cannot be had.
    enum Refusal: Error, Equatable {
        /// Descriptors or memory are used up: another time.
        case noRoom
        case failure(ProbeFailure)
    }

    /// A socket that does not block, with the header fields and the way out that a question wants.
    ///
    /// - Parameters:
    ///   - source: the address of this machine's settings; the question's own goes before it.
    ///   - name: memory to write the source into.
    static func open(
        _ family: IPAddress.Family, _ packet: PacketOptions, source: IPAddress?, name: inout TCPSocketName
    ) -> Result<Int32, Refusal> {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(SocketAddressBytes.domain(family), kind, Int32(IPPROTO_TCP))
        guard descriptor >= 0 else { return .failure(refusal(errno, "no TCP socket")) }
        if let refusal = configure(descriptor, family, packet, source, &name) {
            close(descriptor)
            return .failure(refusal)
        }
        return .success(descriptor)
    }

    private static func configure(
        _ descriptor: Int32, _ family: IPAddress.Family, _ packet: PacketOptions, _ source: IPAddress?, _ name: inout TCPSocketName
    ) -> Refusal? {
        let level = family == .v4 ? Int32(IPPROTO_IP) : Int32(IPPROTO_IPV6)
        // So that the kernel keeps what routers say; of IPv4 connections it always does. Without it their word has no sender.
        if family == .v6 { _ = set(descriptor, level, IPV6_RECVERR, 1) }
        // The code point is the upper six bits of the field (RFC 2474 §3).
        if let dscp = packet.dscp, !set(descriptor, level, family == .v4 ? IP_TOS : IPV6_TCLASS, Int32(dscp) << 2) {
            return refusal(errno, "no DSCP \(dscp)")
        }
        if let ttl = packet.ttl, !set(descriptor, level, family == .v4 ? IP_TTL : IPV6_UNICAST_HOPS, Int32(ttl)) {
            return refusal(errno, "no time to live \(ttl)")
        }
        switch packet.source {
        case .interface(let interface): return leave(by: interface, descriptor) ?? bind(descriptor, source, ofQuestion: false, &name)
        case .address(let address): return bind(descriptor, address, ofQuestion: true, &name)
        case nil: return bind(descriptor, source, ofQuestion: false, &name)
        }
    }

    private static func bind(_ descriptor: Int32, _ source: IPAddress?, ofQuestion: Bool, _ name: inout TCPSocketName) -> Refusal? {
        guard let source else { return nil }
        // The port is then chosen when the target is known: a port is taken for one target at a time, and not for all of them.
        _ = set(descriptor, Int32(IPPROTO_IP), IP_BIND_ADDRESS_NO_PORT, 1)
        name.set(source, port: 0)
        let number = name.bind(descriptor)
        switch number {
        case 0: return nil
        case EADDRNOTAVAIL where ofQuestion:
            let detail = "nothing can be sent from \(source): no interface here has it (\(SystemCallError.text(number)))"
            return .failure(ProbeFailure(.local, detail: detail))
        case EADDRNOTAVAIL:
            let detail = "no interface has the source address \(source) of `probes.source` (\(SystemCallError.text(number)))"
            return .failure(ProbeFailure(.local, detail: detail))
        case _: return refusal(number, "nothing can be sent from \(source)")
        }
    }

    private static func leave(by interface: String, _ descriptor: Int32) -> Refusal? {
        let bytes = Array(interface.utf8)
        // Sound: the kernel reads exactly the bytes of the array.
        let status = unsafe bytes.withUnsafeBytes { raw in
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_BINDTODEVICE, raw.baseAddress, socklen_t(raw.count))
        }
        guard status != 0 else { return nil }
        if [ENODEV, EINVAL].contains(errno) { return .failure(ProbeFailure(.local, detail: "this machine has no interface \(interface)")) }
        return refusal(errno, "nothing can be sent by interface \(interface)")
    }

    private static func refusal(_ number: Int32, _ what: String) -> Refusal {
        if isNoRoom(number) { return .noRoom }
        return .failure(ProbeFailure(.local, detail: "\(what) (\(SystemCallError.text(number)))"))
    }

    /// Whether an error number says that the machine has none left of something that comes back.
    static func isNoRoom(_ number: Int32) -> Bool { [EMFILE, ENFILE, ENOBUFS, ENOMEM, EAGAIN].contains(number) }

    private static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) -> Bool {
        var value = value
        // Sound: the kernel reads the bytes of a local variable.
        return unsafe setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size)) == 0
    }

    /// Looks at a connection that was asked for some time ago.
    ///
    /// - Parameters:
    ///   - elapsed: nanoseconds since then.
    ///   - family: the target's.
    ///   - hasEvent: whether the kernel reported something about the socket; without that there is no error to look for.
    static func standing(_ descriptor: Int32, _ family: IPAddress.Family, elapsed: Int64, hasEvent: Bool) -> ConnectStanding {
        var handshake = cln_handshake()
        // Cannot fail on a TCP socket that is open; the pointer is a local variable's.
        guard unsafe cln_read_handshake(descriptor, &handshake) == 0 else { return .failed(errno, nil) }
        switch Int32(handshake.state) {
        case synSent, synReceived:
            guard hasEvent, let word = takeWord(descriptor, family) else { return .pending }
            // The kernel keeps a word back that comes while it is being asked, and would look at it after the next SYN.
            return .failed(EHOSTUNREACH, word)
        case closed:
            return .failed(takeError(descriptor), takeWord(descriptor, family))
        case _:
            // Established, or shut down by the other side since.
            return .stands(
                ConnectTime(
                    rtt: handshake.rtt_us, resent: handshake.retransmits, acknowledgedAgo: handshake.acknowledged_ms_ago, elapsed: elapsed))
        }
    }

    // The states of a connection in the kernel's order (netinet/tcp.h).
    private static let synSent: Int32 = 2
    private static let synReceived: Int32 = 3
    private static let closed: Int32 = 7

    private static func takeError(_ descriptor: Int32) -> Int32 {
        var number: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        // Cannot fail: both pointers are local variables'.
        unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &number, &length)
        return number
    }

    /// The last verdict among the ICMP errors that came for a connection.
    private static func takeWord(_ descriptor: Int32, _ family: IPAddress.Family) -> RouterWord? {
        var word: RouterWord?
        var error = cln_extended_error()
        var offender = [UInt8](repeating: 0, count: SocketAddressBytes.capacity)
        // Bounded: a router that floods us is not listened to for ever.
        for _ in 0..<16 {
            // Sound: the array has the bytes that the call writes.
            guard unsafe cln_take_queued_error(descriptor, &error, &offender) == 1 else { return word }
            let isICMP = Int(error.origin) == Int(CLN_ORIGIN_ICMP) || Int(error.origin) == Int(CLN_ORIGIN_ICMP6)
            // Sound: bytes are values of UInt8.
            guard isICMP, let router = unsafe SocketAddressBytes.read(offender.span.bytes) else { continue }
            word = RouterWord(family: family, type: error.type, subtype: error.code, router: router) ?? word
        }
        return word
    }
}
