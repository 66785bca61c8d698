package import NetInventory

/// How this machine asks: what belongs to it and not to any check.
package struct ProbeSettings: Sendable {
    /// The addresses that questions are sent from, by family; without one the kernel chooses by its routes.
    package var sources: [IPAddress.Family: IPAddress]
    /// How http and https checks name themselves.
    package var userAgent: String
    package var tls: TLSMaterial

    package init(sources: [IPAddress.Family: IPAddress] = [:], userAgent: String = "netmon", tls: TLSMaterial = TLSMaterial()) {
        self.sources = sources
        self.userAgent = userAgent
        self.tls = tls
    }
}
