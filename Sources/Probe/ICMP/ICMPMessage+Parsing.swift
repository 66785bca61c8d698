import NetInventory
import WireBytes

/// Reads received messages: pure functions over bytes that anybody on the network may have written.
extension ICMPMessage {
    /// Reads what a raw IPv4 socket gives: IP header (its length from the IHL field) and message.
    ///
    /// - Parameter isWhole: whether the bytes are the entire packet, so that its checksum can be verified; for raw sockets the kernel
    ///   does not do it.
    package static func rawV4(_ bytes: RawSpan, isWhole: Bool) -> ICMPMessage {
        guard let start = headerEndV4(bytes, at: 0) else { return .other }
        if isWhole, bytes.byteCount >= start + 8, InternetChecksum.of(bytes, from: start) != 0 { return .corrupt }
        return v4(bytes, at: start)
    }

    /// Reads an ICMP message that begins at `start`: what an unprivileged IPv4 socket gives.
    package static func v4(_ bytes: RawSpan, at start: Int = 0) -> ICMPMessage {
        guard let type = bytes.byte(at: start), let subtype = bytes.byte(at: start + 1) else { return .other }
        if type == 0, subtype == 0 { return mark(bytes, at: start).map(ICMPMessage.reply) ?? .other }
        guard let code = ICMPFailure.codeV4(type: type, subtype: subtype), let quotedEnd = headerEndV4(bytes, at: start + 8),
            // The echo's own first fragment: later ones quote payload in place of the header.
            let fragment = bytes.big16(at: start + 14), fragment & 0x1fff == 0,
            let destination = bytes.big32(at: start + 24), bytes.byte(at: quotedEnd) == 8, let quoted = mark(bytes, at: quotedEnd)
        else { return .other }
        let mtu = code == .tooBig ? bytes.big16(at: start + 6).flatMap { $0 == 0 ? nil : UInt32($0) } : nil
        return .failure(
            ICMPFailure(code: code, type: type, subtype: subtype, mtu: mtu, destination: IPAddress(v4: destination), quoted: quoted)
        )
    }

    /// Reads an ICMPv6 message: sockets give it without its IPv6 header and the kernel has verified its checksum.
    package static func v6(_ bytes: RawSpan) -> ICMPMessage {
        guard let type = bytes.byte(at: 0), let subtype = bytes.byte(at: 1) else { return .other }
        if type == 129, subtype == 0 { return mark(bytes, at: 0).map(ICMPMessage.reply) ?? .other }
        guard let code = ICMPFailure.codeV6(type: type, subtype: subtype), let quotedEnd = headerEndV6(bytes, at: 8),
            let destination = bytes.big128(at: 8 + 24), bytes.byte(at: quotedEnd) == 128, let quoted = mark(bytes, at: quotedEnd)
        else { return .other }
        let mtu = code == .tooBig ? bytes.big32(at: 4).flatMap { $0 == 0 ? nil : $0 } : nil
        return .failure(
            ICMPFailure(code: code, type: type, subtype: subtype, mtu: mtu, destination: IPAddress(v6: destination), quoted: quoted)
        )
    }

    /// The numbers of an echo or its reply, or nil where not even the ICMP header is whole.
    static func mark(_ bytes: RawSpan, at start: Int) -> EchoMark? {
        guard let identifier = bytes.big16(at: start + 4), let sequence = bytes.big16(at: start + 6) else { return nil }
        return EchoMark(
            identifier: identifier, sequence: sequence, cookie: bytes.big64(at: start + 8), token: bytes.big64(at: start + 16)
        )
    }

    /// Where the ICMP message behind an IPv4 header begins (RFC 791 §3.1).
    private static func headerEndV4(_ bytes: RawSpan, at start: Int) -> Int? {
        guard let first = bytes.byte(at: start), first >> 4 == 4, first & 15 >= 5, bytes.byte(at: start + 9) == 1 else { return nil }
        return start + Int(first & 15) * 4
    }

    /// Where the ICMPv6 message behind an IPv6 header and its extension headers begins (RFC 8200 §4).
    private static func headerEndV6(_ bytes: RawSpan, at start: Int) -> Int? {
        guard let first = bytes.byte(at: start), first >> 4 == 6, var next = bytes.byte(at: start + 6) else { return nil }
        var position = start + 40
        // No echo of ours carries more than one or two extension headers.
        for _ in 0..<8 {
            switch next {
            case 58:
                return position
            case 0, 43, 60:
                guard let following = bytes.byte(at: position), let length = bytes.byte(at: position + 1) else { return nil }
                next = following
                position += (Int(length) + 1) * 8
            case 44:
                guard let following = bytes.byte(at: position), let offset = bytes.big16(at: position + 2), offset >> 3 == 0
                else { return nil }
                next = following
                position += 8
            case _:
                return nil
            }
        }
        return nil
    }
}
