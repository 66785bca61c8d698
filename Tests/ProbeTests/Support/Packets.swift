import NetInventory
import WireBytes

@testable import Probe

/// Builds packets byte by byte, apart from the code under test.
enum Packets {
    static func echo(type: UInt8, _ mark: EchoMark, padding: Int = 0) -> [UInt8] {
        var bytes: [UInt8] = [type, 0, 0, 0] + big(mark.identifier) + big(mark.sequence)
        bytes += big(mark.cookie ?? 0) + big(mark.token ?? 0) + [UInt8](repeating: 0, count: padding)
        return withChecksum(bytes)
    }

    static func error(_ type: UInt8, _ subtype: UInt8, mtu: UInt16 = 0, quoting quoted: [UInt8]) -> [UInt8] {
        withChecksum([type, subtype, 0, 0, 0, 0] + big(mtu) + quoted)
    }

    static func ipv4(_ payload: [UInt8], to destination: IPAddress = IPAddress(v4: 1), headerWords: Int = 5) -> [UInt8] {
        var header: [UInt8] = [0x40 | UInt8(headerWords), 0] + big(UInt16(headerWords * 4 + payload.count)) + [0, 1, 0, 0, 64, 1, 0, 0]
        header += big(UInt32(0x7f00_0001)) + big(UInt32(truncatingIfNeeded: destination.bits))
        // Options: all "no operation".
        header += [UInt8](repeating: 1, count: headerWords * 4 - 20)
        return header + payload
    }

    /// - Parameter extensions: header numbers in order: 0, 43 and 60 of sixteen bytes, 44 of eight.
    static func ipv6(_ payload: [UInt8], to destination: IPAddress, extensions: [UInt8] = []) -> [UInt8] {
        var chain: [UInt8] = []
        for (index, number) in extensions.enumerated() {
            let next = index + 1 < extensions.count ? extensions[index + 1] : 58
            chain += number == 44 ? [next, 0, 0, 1, 0, 0, 0, 9] : [next, 1] + [UInt8](repeating: 0, count: 14)
        }
        let header: [UInt8] = [0x60, 0, 0, 0] + big(UInt16(chain.count + payload.count)) + [extensions.first ?? 58, 64]
        return header + big(UInt128(1)) + big(destination.bits) + chain + payload
    }

    private static func withChecksum(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let sum = InternetChecksum.of(bytes)
        bytes[2] = UInt8(sum >> 8)
        bytes[3] = UInt8(sum & 255)
        return bytes
    }

    private static func big(_ number: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        (0..<number.bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
