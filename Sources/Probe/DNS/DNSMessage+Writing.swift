import NetInventory

extension DNSMessage {
    /// OPT (RFC 6891 §6.1.1).
    static let extensionType: UInt16 = 41

    /// As it goes over the wire; names are written out, without pointers.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for number in [id, flags.rawValue, 1, UInt16(clamping: answers.count), 0, edns == nil ? 0 : 1] { Self.put(number, &bytes) }
        bytes += name.wire
        Self.put(type, &bytes)
        Self.put(netClass, &bytes)
        for record in answers {
            bytes += record.owner.wire
            Self.put(record.type, &bytes)
            Self.put(record.netClass, &bytes)
            Self.put(record.ttl, &bytes)
            let content = Self.bytes(of: record.content)
            Self.put(UInt16(clamping: content.count), &bytes)
            bytes += content
        }
        if let edns {
            bytes.append(0)
            Self.put(Self.extensionType, &bytes)
            Self.put(edns.datagramSize, &bytes)
            Self.put(UInt32(edns.upperCode) << 24, &bytes)
            Self.put(UInt16(0), &bytes)
        }
        return bytes
    }

    private static func bytes(of content: DNSRecord.Content) -> [UInt8] {
        var bytes: [UInt8] = []
        switch content {
        case .address(let address): bytes = address.bytes
        case .name(let name): bytes = name.wire
        case .exchange(let preference, let name):
            put(preference, &bytes)
            bytes += name.wire
        case .authority(let server, let mailbox, let numbers):
            bytes = server.wire + mailbox.wire
            for number in numbers { put(number, &bytes) }
        case .texts(let texts):
            for text in texts { bytes += [UInt8(clamping: text.count)] + text.prefix(255) }
        case .service(let priority, let weight, let port, let name):
            for number in [priority, weight, port] { put(number, &bytes) }
            bytes += name.wire
        case .other(let raw): bytes = raw
        }
        return bytes
    }

    private static func put(_ number: some FixedWidthInteger & UnsignedInteger, _ bytes: inout [UInt8]) {
        for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
