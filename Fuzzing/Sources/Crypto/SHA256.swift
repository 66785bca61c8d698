/// Takes the place of swift-crypto's SHA-256 while fuzzing: a sum that nobody looks at.
public struct SHA256: Sendable {
    private var sum: UInt64 = 14_695_981_039_346_656_037

    public init() {}

    public mutating func update(data: [UInt8]) {
        for byte in data { sum = (sum ^ UInt64(byte)) &* 1_099_511_628_211 }
    }

    public func finalize() -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: sum >> ($0 * 8)) } }
}
