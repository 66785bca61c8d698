/// Names one try of one burst: slot in the table, the slot's generation, number of the try.
struct EchoToken: Equatable {
    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    init(slot: Int, generation: UInt32, attempt: Int) {
        rawValue = UInt64(slot & Self.slotMask) << 40 | UInt64(generation & Self.generationMask) << 16 | UInt64(attempt & 0xffff)
    }

    var slot: Int { Int(rawValue >> 40) }
    var generation: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 16) & Self.generationMask }
    var attempt: Int { Int(rawValue & 0xffff) }

    /// 24 bits each: sixteen million bursts at once, and as many uses of a slot before a number comes again.
    static let slotMask = 0xff_ffff
    static let generationMask: UInt32 = 0xff_ffff
}
