import CLinuxNet
import Glibc
import NetInventory
import WireBytes

/// The control messages that an echo takes along to the kernel (cmsg(3)): whether to stamp it, and its header fields.
enum PacketControl {
    /// Room for all of them together.
    static let capacity = 128

    /// Writes them and says how many bytes they take.
    ///
    /// - Parameter interface: the index of the interface to leave by; 0 for the routes' choice.
    static func write(
        _ packet: PacketOptions, interface: UInt32, family: IPAddress.Family, isStamped: Bool, into bytes: inout MutableRawSpan
    ) -> Int {
        var end = 0
        if isStamped { append(SOL_SOCKET, SO_TIMESTAMPING, UInt32(CLN_TX_SOFTWARE), &end, &bytes) }
        // The code point is the upper six bits of the field (RFC 2474 §3).
        if let field = packet.dscp.map({ UInt32($0) << 2 }) {
            switch family {
            case .v4: append(Int32(IPPROTO_IP), IP_TOS, field, &end, &bytes)
            case .v6: append(Int32(IPPROTO_IPV6), IPV6_TCLASS, field, &end, &bytes)
            }
        }
        if let ttl = packet.ttl.map(UInt32.init) {
            switch family {
            case .v4: append(Int32(IPPROTO_IP), IP_TTL, ttl, &end, &bytes)
            case .v6: append(Int32(IPPROTO_IPV6), IPV6_HOPLIMIT, ttl, &end, &bytes)
            }
        }
        let source: IPAddress? = if case .address(let address) = packet.source { address } else { nil }
        guard source != nil || interface != 0 else { return end }
        switch family {
        case .v4:
            // struct in_pktinfo: interface, source, and a field that only arrivals use.
            let start = header(Int32(IPPROTO_IP), IP_PKTINFO, 12, &end, &bytes)
            bytes.storeBytes(of: interface, toByteOffset: start, as: UInt32.self)
            bytes.store(big32: UInt32(truncatingIfNeeded: source?.bits ?? 0), at: start + 4)
            bytes.store(big32: 0, at: start + 8)
        case .v6:
            // struct in6_pktinfo: source and interface.
            let start = header(Int32(IPPROTO_IPV6), IPV6_PKTINFO, 20, &end, &bytes)
            bytes.store(big128: source?.bits ?? 0, at: start)
            bytes.storeBytes(of: interface, toByteOffset: start + 16, as: UInt32.self)
        }
        return end
    }

    private static func append(_ level: Int32, _ type: Int32, _ value: UInt32, _ end: inout Int, _ bytes: inout MutableRawSpan) {
        let start = header(level, type, 4, &end, &bytes)
        bytes.storeBytes(of: value, toByteOffset: start, as: UInt32.self)
    }

    /// Writes a `cmsghdr` and says where its data begins.
    private static func header(_ level: Int32, _ type: Int32, _ count: Int, _ end: inout Int, _ bytes: inout MutableRawSpan) -> Int {
        let length = cln_control_size(count)
        let start = end
        bytes.storeBytes(of: length, toByteOffset: start, as: Int.self)
        bytes.storeBytes(of: level, toByteOffset: start + 8, as: Int32.self)
        bytes.storeBytes(of: type, toByteOffset: start + 12, as: Int32.self)
        // The next one begins where a long integer may.
        end = start + (length + 7) / 8 * 8
        return start + length - count
    }
}
