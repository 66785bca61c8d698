import NetInventory
import WireBytes

/// What a network writes back, made byte by byte, apart from the code under test.
extension ArrivedEcho {
    /// The whole packet of an echo reply.
    func reply(from source: IPAddress? = nil, flaw: Reaction.Flaw? = nil) -> [UInt8] {
        var bytes = Array(message)
        bytes[0] = family == .v4 ? 0 : 129
        switch flaw {
        case .otherIdentifier: bytes[4] ^= 0xff
        case .otherCookie: bytes[8] ^= 1
        case .otherToken: bytes[16] ^= 0x80
        case .short(let count): bytes.removeLast(bytes.count - count)
        case .flippedBit, .options, nil: break
        }
        let peer = source ?? destination
        checksum(&bytes, from: peer)
        if case .flippedBit = flaw { bytes[bytes.count - 1] ^= 4 }
        if case .options = flaw { return packet(of: bytes, from: peer, options: true) }
        return packet(of: bytes, from: peer)
    }

    /// The whole packet of an ICMP error by a router.
    func packet(_ word: ScriptedWord, from router: IPAddress) -> [UInt8] {
        var quoted = packet
        switch word.about {
        case .thisEcho: break
        case .otherDestination: quoted[family == .v4 ? 19 : 39] ^= 0x55
        case .otherIdentifier: quoted[start + 4] ^= 0xff
        case .otherCookie: quoted[start + 8] ^= 1
        case .otherProtocol: quoted[family == .v4 ? 9 : 6] = 17
        case .laterFragment: quoted[7] = 0xb9
        }
        let most = word.quote == .shortest ? start + 8 : family == .v4 ? 548 : 1232
        quoted.removeLast(max(0, quoted.count - most))
        var bytes: [UInt8] = [word.type, word.code, 0, 0, 0, 0, UInt8(word.mtu >> 8), UInt8(word.mtu & 255)] + quoted
        checksum(&bytes, from: router)
        return packet(of: bytes, from: router)
    }

    private func checksum(_ bytes: inout [UInt8], from peer: IPAddress) {
        bytes[2] = 0
        bytes[3] = 0
        // ICMPv6 covers the addresses too (RFC 4443 §2.3, RFC 8200 §8.1).
        let pseudo = family == .v4 ? [] : big(peer.bits, 16) + big(source.bits, 16) + big(UInt128(bytes.count), 4) + [0, 0, 0, 58]
        let sum = InternetChecksum.of(pseudo + bytes)
        bytes[2] = UInt8(sum >> 8)
        bytes[3] = UInt8(sum & 255)
    }

    /// An IP packet from a peer to who sent the echo.
    private func packet(of message: [UInt8], from peer: IPAddress, options: Bool = false) -> [UInt8] {
        switch family {
        case .v4:
            // "No operation", four times.
            let more: [UInt8] = options ? [1, 1, 1, 1] : []
            var header: [UInt8] = [0x45 + UInt8(more.count / 4), 0] + big(UInt128(20 + more.count + message.count), 2)
            header += [0, 1, 0, 0, 60, 1, 0, 0] + big(peer.bits, 4) + big(source.bits, 4) + more
            let sum = InternetChecksum.of(header)
            header[10] = UInt8(sum >> 8)
            header[11] = UInt8(sum & 255)
            return header + message
        case .v6:
            // Destination options: six bytes of padding (RFC 8200 §4.6).
            let more: [UInt8] = options ? [58, 0, 1, 4, 0, 0, 0, 0] : []
            let header: [UInt8] = [0x60, 0, 0, 0] + big(UInt128(more.count + message.count), 2) + [options ? 60 : 58, 60]
            return header + big(peer.bits, 16) + big(source.bits, 16) + more + message
        }
    }

    private func big(_ number: UInt128, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> UInt128($0 * 8)) }
    }
}
