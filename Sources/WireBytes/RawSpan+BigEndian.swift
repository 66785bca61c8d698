/// Numbers as they stand on the wire: most significant byte first (RFC 791, appendix B).
///
/// Each load answers nil where the bytes end too early, so that a truncated packet is data and never a trap.
extension RawSpan {
    @inlinable
    package func byte(at offset: Int) -> UInt8? {
        guard offset >= 0, offset < byteCount else { return nil }
        // Sound: the byte at `offset` was just found to lie inside.
        return unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
    }

    @inlinable
    package func big16(at offset: Int) -> UInt16? { big(at: offset, as: UInt16.self) }

    @inlinable
    package func big32(at offset: Int) -> UInt32? { big(at: offset, as: UInt32.self) }

    @inlinable
    package func big64(at offset: Int) -> UInt64? { big(at: offset, as: UInt64.self) }

    /// An IPv6 address, mostly.
    @inlinable
    package func big128(at offset: Int) -> UInt128? { big(at: offset, as: UInt128.self) }

    @inlinable
    func big<Number: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Number.Type) -> Number? {
        // Written so that no offset, however large, can overflow.
        guard offset >= 0, byteCount >= MemoryLayout<Number>.size, offset <= byteCount - MemoryLayout<Number>.size else { return nil }
        // Sound: all bytes of the number were just found to lie inside; any bit pattern is an integer.
        return unsafe Number(bigEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Number.self))
    }
}
