import CZlib

/// Bytes made smaller by zlib (RFC 1950), and back.
///
/// Whoever inflates says how many bytes come out: no more memory than that is ever taken, whatever the store says.
enum Deflated {
    /// Nil where zlib finds no memory.
    static func deflate(_ bytes: [UInt8]) -> [UInt8]? {
        var size = compressBound(UInt(bytes.count))
        var isMade = false
        let deflated = unsafe [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            // zlib writes at most `size` bytes, which is what the buffer holds.
            isMade = unsafe compress2(buffer.baseAddress, &size, bytes, UInt(bytes.count), 9) == Z_OK
            count = isMade ? Int(size) : 0
        }
        return isMade ? deflated : nil
    }

    /// Nil for bytes that are not zlib's, or that do not give exactly `length` bytes.
    static func inflate(_ deflated: [UInt8], length: Int) -> [UInt8]? {
        var size = UInt(length)
        var isMade = false
        // One byte at least, so that the buffer has an address.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(1, length)) { buffer, count in
            // zlib writes at most `size` bytes and says how many it wrote.
            isMade = unsafe uncompress(buffer.baseAddress, &size, deflated, UInt(deflated.count)) == Z_OK && size == UInt(length)
            count = isMade ? length : 0
        }
        return isMade ? bytes : nil
    }
}
