/// A message to the kernel (RFC 3549): header, the kind's own structure, attributes. Numbers are in the machine's order.
struct NetlinkRequest {
    private(set) var bytes: [UInt8]

    init(_ kind: NetlinkKind) {
        // Length (set when it is sent), kind, NLM_F_REQUEST, number, sender.
        bytes = [0, 0, 0, 0]
        append(half: kind.rawValue)
        append(half: 1)
        append(number: 0)
        append(number: 0)
    }

    mutating func append(_ more: [UInt8]) { bytes += more }
    mutating func append(number: UInt32) { for shift in Self.places(4) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) } }
    private mutating func append(half: UInt16) { for shift in Self.places(2) { bytes.append(UInt8(truncatingIfNeeded: half >> shift)) } }

    mutating func append(attribute kind: UInt16, _ value: [UInt8]) {
        append(half: UInt16(value.count + 4))
        append(half: kind)
        bytes += value
        while !bytes.count.isMultiple(of: 4) { bytes.append(0) }
    }

    /// Whole, with its length and a number of its own.
    func numbered(_ number: UInt32) -> [UInt8] {
        var whole = NetlinkRequest(bytes: [])
        whole.append(number: UInt32(bytes.count))
        whole.bytes += bytes[4..<8]
        whole.append(number: number)
        whole.bytes += bytes[12...]
        return whole.bytes
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The shifts of a number's bytes in the machine's order.
    private static func places(_ count: Int) -> [Int] {
        let places = (0..<count).map { $0 * 8 }
        return 1.littleEndian == 1 ? places : places.reversed()
    }
}
