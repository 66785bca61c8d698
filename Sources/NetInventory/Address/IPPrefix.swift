/// A block of addresses in CIDR notation (RFC 4632): `127.65.8.0/25`.
package struct IPPrefix: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The first address of the block; its host bits are zero.
    package let network: IPAddress
    package let length: Int

    package enum Mistake: Error, Equatable {
        case notAPrefix
        case lengthOutOfRange
        /// The address is not the block's first one; the block that was probably meant is given.
        case hostBitsSet(meant: IPPrefix)
    }

    /// Reads `address/length`; the length is required and the host bits must be zero.
    package init(_ text: some StringProtocol) throws(Mistake) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPAddress(parts[0]), (1...3).contains(parts[1].utf8.count),
            parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let length = Int(parts[1])
        else { throw .notAPrefix }
        guard length <= address.family.bits else { throw .lengthOutOfRange }
        let block = IPPrefix(covering: address, length: length)
        guard block.network == address else { throw .hostBitsSet(meant: block) }
        self = block
    }

    /// The block of `length` bits in which an address lies.
    package init(covering address: IPAddress, length: Int) {
        let hostBits = UInt128(address.family.bits - length)
        self.network = IPAddress(family: address.family, bits: (address.bits >> hostBits) << hostBits)
        self.length = length
    }

    package var last: IPAddress {
        let hostBits = network.family.bits - length
        let ones = hostBits == 128 ? UInt128.max : (UInt128(1) << UInt128(hostBits)) - 1
        return IPAddress(family: network.family, bits: network.bits | ones)
    }

    /// The first address that a host can have: the second of the block, or the first of a /31, /32, /127 or /128 (RFC 3021, RFC 6164).
    package var firstHost: IPAddress {
        length >= network.family.bits - 1 ? network : IPAddress(family: network.family, bits: network.bits + 1)
    }

    package func contains(_ address: IPAddress) -> Bool {
        address.family == network.family && network <= address && address <= last
    }

    package func contains(_ other: IPPrefix) -> Bool {
        other.length >= length && contains(other.network)
    }

    package func overlaps(_ other: IPPrefix) -> Bool {
        contains(other.network) || other.contains(network)
    }

    package static func < (left: IPPrefix, right: IPPrefix) -> Bool {
        (left.network, left.length) < (right.network, right.length)
    }

    package var description: String { "\(network)/\(length)" }
}
