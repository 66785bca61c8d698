package import NetInventory

/// How packets leave this machine for an address: by which interface, and to which gateway.
package struct OwnPath: Hashable, Sendable {
    /// Nil for the machine itself: what is asked on loopback leaves by no interface.
    package var interface: String?
    /// Nil where the address is on the link itself.
    package var gateway: IPAddress?

    package init(interface: String?, gateway: IPAddress? = nil) {
        self.interface = interface
        self.gateway = gateway
    }
}
