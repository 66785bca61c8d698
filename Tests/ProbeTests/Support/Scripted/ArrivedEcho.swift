import NetInventory
import WireBytes

/// An echo request as it came out of this machine, with the fields that a script may want to look at.
struct ArrivedEcho: Sendable {
    let packet: [UInt8]
    let source: IPAddress
    let destination: IPAddress
    /// Where the ICMP message begins.
    let start: Int
    let identifier: UInt16
    let sequence: UInt16
    /// How many echoes had come for this destination before.
    var number = 0

    var family: IPAddress.Family { destination.family }
    var message: ArraySlice<UInt8> { packet[start...] }
    /// The last part of the destination: what scripts tell targets apart by.
    var host: Int { Int(destination.bits & 0xffff) }
    /// Time to live or hop limit.
    var hopLimit: UInt8 { family == .v4 ? packet[8] : packet[7] }
    /// The differentiated services code point: the upper six bits of the TOS or traffic class.
    var dscp: UInt8 { family == .v4 ? packet[1] >> 2 : (packet[0] & 15) << 2 | packet[1] >> 6 }
    var isUncut: Bool { family == .v4 && packet[6] & 0x40 != 0 }

    /// Nil for anything but an echo request of one piece.
    init?(_ packet: [UInt8]) {
        let span = unsafe packet.span.bytes
        guard let first = span.byte(at: 0) else { return nil }
        switch first >> 4 {
        case 4:
            start = Int(first & 15) * 4
            guard span.byte(at: 9) == 1, let piece = span.big16(at: 6), piece & 0x3fff == 0, let source = span.big32(at: 12),
                let destination = span.big32(at: 16), span.byte(at: start) == 8
            else { return nil }
            (self.source, self.destination) = (IPAddress(v4: source), IPAddress(v4: destination))
        case 6:
            start = 40
            guard span.byte(at: 6) == 58, let source = span.big128(at: 8), let destination = span.big128(at: 24),
                span.byte(at: start) == 128
            else { return nil }
            (self.source, self.destination) = (IPAddress(v6: source), IPAddress(v6: destination))
        case _:
            return nil
        }
        guard let identifier = span.big16(at: start + 4), let sequence = span.big16(at: start + 6) else { return nil }
        (self.identifier, self.sequence, self.packet) = (identifier, sequence, packet)
    }
}
