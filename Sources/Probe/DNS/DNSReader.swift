/// Reads the parts of a message one after the other, and never behind its end.
struct DNSReader {
    let bytes: [UInt8]
    private(set) var place: Int
    /// Where what is being read has to end: the message's end, or that of a record.
    var end: Int

    init(_ bytes: [UInt8], at place: Int = 0) {
        self.bytes = bytes
        self.place = place
        end = bytes.count
    }

    mutating func byte() throws(DNSMistake) -> UInt8 {
        guard place < end else { throw .short }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func number16() throws(DNSMistake) -> UInt16 {
        let high = try byte()
        return UInt16(high) << 8 | UInt16(try byte())
    }

    mutating func number32() throws(DNSMistake) -> UInt32 {
        let high = try number16()
        return UInt32(high) << 16 | UInt32(try number16())
    }

    mutating func take(_ count: Int) throws(DNSMistake) -> [UInt8] {
        guard count >= 0, count <= end - place else { throw .short }
        defer { place += count }
        return Array(bytes[place..<(place + count)])
    }

    mutating func rest() throws(DNSMistake) -> [UInt8] { try take(end - place) }

    /// A name, over its pointers (RFC 1035 §4.1.4).
    ///
    /// Each pointer has to lead before the piece that it stands in: so no message, however it is made, leads in a circle.
    mutating func name() throws(DNSMistake) -> DNSName {
        var wire: [UInt8] = []
        var cursor = place
        var limit = end
        var pieceStart = place
        var isAside = false
        while true {
            guard cursor < limit else { throw .short }
            let length = bytes[cursor]
            cursor += 1
            switch length >> 6 {
            case 0:
                guard Int(length) <= limit - cursor else { throw .short }
                wire.append(length)
                wire += bytes[cursor..<(cursor + Int(length))]
                cursor += Int(length)
                guard wire.count + (length == 0 ? 0 : 1) <= DNSName.longest else { throw .badName }
                if length == 0 {
                    if !isAside { place = cursor }
                    return DNSName(wire: wire)
                }
            case 3:
                guard cursor < limit else { throw .short }
                let target = Int(length & 0x3f) << 8 | Int(bytes[cursor])
                if !isAside { place = cursor + 1 }
                isAside = true
                guard target < pieceStart, target >= DNSMessage.headerLength else { throw .badPointer }
                pieceStart = target
                cursor = target
                limit = bytes.count
            case _:
                throw .badName
            }
        }
    }
}
