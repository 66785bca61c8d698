/// The checksum of IP, ICMP, TCP and UDP: the complement of the ones' complement sum of all 16-bit words (RFC 1071).
///
/// The sum is taken in the machine's byte order and turned once at the end, which gives the same result (§2 B of the RFC).
package enum InternetChecksum {
    /// The number to store with the checksum field zero; zero over a whole message whose checksum is right.
    ///
    /// - Parameter offset: where the message begins: spans cannot be handed on in slices without copying.
    @inlinable
    package static func of(_ bytes: RawSpan, from offset: Int = 0) -> UInt16 {
        guard offset >= 0 else { return 0xffff }
        var sum: UInt64 = 0
        var position = offset
        let end = bytes.byteCount
        while end - position >= 4 {
            // Sound: four bytes remain.
            unsafe sum &+= UInt64(bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt32.self))
            position += 4
        }
        if end - position >= 2 {
            // Sound: two bytes remain.
            unsafe sum &+= UInt64(bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt16.self))
            position += 2
        }
        if end > position {
            // An odd byte is the first of a word whose second is zero. Sound: one byte remains.
            unsafe sum &+= UInt64(UInt16(bigEndian: UInt16(bytes.unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self)) << 8))
        }
        while sum >> 16 != 0 { sum = (sum & 0xffff) &+ (sum >> 16) }
        return ~UInt16(bigEndian: UInt16(truncatingIfNeeded: sum))
    }
}
