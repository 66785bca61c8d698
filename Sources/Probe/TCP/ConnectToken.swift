/// Names one burst in the events of the kernel: its slot in the table, and which use of the slot it is.
struct ConnectToken: Equatable {
    let rawValue: UInt64

    /// No burst's: the bell of the mailbox rang.
    static let bell = ConnectToken(rawValue: .max)

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    init(slot: Int, generation: UInt32) {
        rawValue = UInt64(UInt32(truncatingIfNeeded: slot)) << 32 | UInt64(generation)
    }

    var slot: Int { Int(rawValue >> 32) }
    var generation: UInt32 { UInt32(truncatingIfNeeded: rawValue) }
}
