/// Integers as LEB128 bytes, seven bits a byte, least first; signed ones zig-zag, so that small ones stay short.
struct VariableLengthBytes {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ number: Int64) {
        append(unsigned: UInt64(bitPattern: (number << 1) ^ (number >> 63)))
    }

    mutating func append(unsigned number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Reads what `append` wrote; nil at the end and for torn bytes.
    struct Reader {
        private var rest: ArraySlice<UInt8>

        init(_ bytes: [UInt8]) {
            rest = bytes[...]
        }

        var isAtEnd: Bool { rest.isEmpty }

        mutating func next() -> Int64? {
            nextUnsigned().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
        }

        mutating func nextUnsigned() -> UInt64? {
            var number: UInt64 = 0
            var shift: UInt64 = 0
            while let byte = rest.popFirst() {
                guard shift < 64, shift < 63 || byte & 0x7e == 0 else { return nil }
                number |= UInt64(byte & 0x7f) << shift
                if byte & 0x80 == 0 { return number }
                shift += 7
            }
            return nil
        }
    }
}
