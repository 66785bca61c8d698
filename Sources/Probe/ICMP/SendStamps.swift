/// Which stamped echo has which number: the kernel counts them from 0 and says no more than the number when one has left.
struct SendStamps {
    private var tokens: [UInt64] = []
    /// The number of the next one.
    private var next: UInt32 = 0
    /// Echoes whose stamp has not come yet.
    private(set) var outstanding = 0

    /// More are never on their way between two readings.
    private static let capacity = 65_536

    mutating func note(_ token: EchoToken) {
        if tokens.isEmpty { tokens = Array(repeating: .max, count: Self.capacity) }
        tokens[Int(next) % Self.capacity] = token.rawValue
        next &+= 1
        outstanding += 1
    }

    /// The echo with a number, once; nil for a number that waits for nothing.
    mutating func take(_ number: UInt32) -> EchoToken? {
        guard !tokens.isEmpty, outstanding > 0 else { return nil }
        let place = Int(number) % Self.capacity
        guard tokens[place] != .max else { return nil }
        defer { tokens[place] = .max }
        outstanding -= 1
        return EchoToken(rawValue: tokens[place])
    }

    /// Begins to count anew, as the kernel does; says how many stamps are given up.
    mutating func restart() -> Int {
        defer { outstanding = 0 }
        if outstanding > 0 { tokens = Array(repeating: .max, count: Self.capacity) }
        next = 0
        return outstanding
    }
}
