package import NetInventory

/// What the packets of a question carry in their headers, and where they leave this machine; nil leaves it to the kernel.
package struct PacketOptions: Hashable, Sendable {
    package enum Source: Hashable, Sendable {
        case address(IPAddress)
        /// By name: eth0.
        case interface(String)
    }

    /// The differentiated services code point, 0…63 (RFC 2474).
    package var dscp: UInt8?
    /// Time to live or hop limit, 1…255.
    package var ttl: UInt8?
    /// Routers may not cut the packet to pieces; one that is too big comes back as `too_big`.
    package var dontFragment = false
    package var source: Source?

    /// The address to ask from; nil for the kernel's choice and for an interface.
    var sourceAddress: IPAddress? {
        if case .address(let address) = source { address } else { nil }
    }

    package init(dscp: UInt8? = nil, ttl: UInt8? = nil, dontFragment: Bool = false, source: Source? = nil) {
        self.dscp = dscp
        self.ttl = ttl
        self.dontFragment = dontFragment
        self.source = source
    }
}
