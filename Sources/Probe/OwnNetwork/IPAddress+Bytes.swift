import NetInventory

/// An address as the kernel writes it: its bytes in wire order.
extension IPAddress {
    var bytes: [UInt8] {
        let bits = bits
        return stride(from: family.bits - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt128($0)) }
    }

    /// Nil for another number of bytes than 4 or 16.
    init?(bytes: some Collection<UInt8>) {
        let bits = bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        switch bytes.count {
        case 4: self.init(v4: UInt32(truncatingIfNeeded: bits))
        case 16: self.init(v6: bits)
        case _: return nil
        }
    }
}
