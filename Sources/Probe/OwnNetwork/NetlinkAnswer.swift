/// A message of the kernel without its header; numbers are in the machine's order.
struct NetlinkAnswer {
    let bytes: [UInt8]

    func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }
    func half(at offset: Int) -> UInt16? { bytes.half(at: offset) }
    func number(at offset: Int) -> UInt32? { bytes.number(at: offset) }

    static func number(_ value: [UInt8]) -> UInt32? { value.number(at: 0) }

    /// The values of the attributes behind the kind's own structure, by their kind; nested ones are not opened.
    func attributes(from start: Int) -> [UInt16: [UInt8]] {
        var found: [UInt16: [UInt8]] = [:]
        var place = start
        while let length = half(at: place), let kind = half(at: place + 2), length >= 4, place + Int(length) <= bytes.count {
            // The two highest bits are flags.
            found[kind & 0x3fff] = Array(bytes[place + 4..<place + Int(length)])
            place += (Int(length) + 3) & ~3
        }
        return found
    }
}

extension [UInt8] {
    /// Nil where the bytes end too early.
    func half(at offset: Int) -> UInt16? { native(at: offset) }
    func number(at offset: Int) -> UInt32? { native(at: offset) }

    private func native<Number: FixedWidthInteger>(at offset: Int) -> Number? {
        let size = Number.bitWidth / 8
        guard offset >= 0, offset + size <= count else { return nil }
        let wire = self[offset..<offset + size].reduce(Number(0)) { $0 << 8 | Number($1) }
        // Read as on the wire; a machine of the other order has them the other way round.
        return wire.bigEndian
    }
}
