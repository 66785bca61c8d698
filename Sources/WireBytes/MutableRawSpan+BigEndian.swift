/// Stores numbers in wire order. A store beyond the end is a mistake of ours, not of a packet: the standard library stops it.
extension MutableRawSpan {
    @inlinable
    package mutating func store(byte: UInt8, at offset: Int) {
        storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
    }

    @inlinable
    package mutating func store(big16 number: UInt16, at offset: Int) {
        storeBytes(of: number.bigEndian, toByteOffset: offset, as: UInt16.self)
    }

    @inlinable
    package mutating func store(big32 number: UInt32, at offset: Int) {
        storeBytes(of: number.bigEndian, toByteOffset: offset, as: UInt32.self)
    }

    @inlinable
    package mutating func store(big64 number: UInt64, at offset: Int) {
        storeBytes(of: number.bigEndian, toByteOffset: offset, as: UInt64.self)
    }

    @inlinable
    package mutating func store(big128 number: UInt128, at offset: Int) {
        storeBytes(of: number.bigEndian, toByteOffset: offset, as: UInt128.self)
    }
}
