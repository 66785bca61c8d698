import Glibc
import NetInventory
import WireBytes

/// A `sockaddr_in` or `sockaddr_in6` as bytes: the family in the machine's order, the rest as on the wire.
enum SocketAddressBytes {
    /// Room for either.
    static let capacity = 28

    static func count(_ family: IPAddress.Family) -> Int {
        switch family {
        case .v4: 16
        case .v6: 28
        }
    }

    static func domain(_ family: IPAddress.Family) -> Int32 {
        switch family {
        case .v4: AF_INET
        case .v6: AF_INET6
        }
    }

    /// Writes an address without port, flow and scope.
    static func write(_ address: IPAddress, into bytes: inout MutableRawSpan) {
        bytes.storeBytes(of: UInt16(domain(address.family)), toByteOffset: 0, as: UInt16.self)
        bytes.store(big16: 0, at: 2)
        switch address.family {
        case .v4:
            bytes.store(big32: UInt32(truncatingIfNeeded: address.bits), at: 4)
        case .v6:
            bytes.store(big32: 0, at: 4)
            bytes.store(big128: address.bits, at: 8)
            bytes.store(big32: 0, at: 24)
        }
    }

    /// The address, or nil for another family and for too few bytes.
    static func read(_ bytes: RawSpan, at offset: Int = 0) -> IPAddress? {
        guard let swapped = bytes.big16(at: offset) else { return nil }
        switch Int32(UInt16(bigEndian: swapped)) {
        case AF_INET: return bytes.big32(at: offset + 4).map { IPAddress(v4: $0) }
        case AF_INET6: return bytes.big128(at: offset + 8).map { IPAddress(v6: $0) }
        case _: return nil
        }
    }
}
