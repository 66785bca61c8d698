package import NetInventory

/// What of its own network netmon looks at. Nil means: what the routes to the targets say.
package struct WitnessSettings: Hashable, Sendable {
    /// The interfaces whose carrier counts for all targets; none where empty.
    package var interfaces: [String]?
    /// The gateways whose answers count for all targets; none where empty.
    package var gateways: [IPAddress]?

    package init(interfaces: [String]? = nil, gateways: [IPAddress]? = nil) {
        self.interfaces = interfaces
        self.gateways = gateways
    }
}
