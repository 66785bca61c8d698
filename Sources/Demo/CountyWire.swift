package import NetInventory

/// The wire between netmon's namespace and the county's, and the router at its far end.
///
///     netmon side                        county side
///     county0 127.128.0.1/30 ----------- netmon0 127.128.0.2/30
///     127.64.0.0/10 via 127.128.0.2      lo      every address of the county that stands
///                                        lines   127.64.0.0/10: where packets for an address that is gone end
///
/// An address that is taken away falls through to the route over `lines`, a link at whose end nobody answers ARP. The
/// router gives up after one question and 10 ms and sends ICMP "host unreachable", as a switch does whose line is cut.
/// A plain `unreachable` route would not do: the kernel allows such errors five at once and then one a second for each
/// asker (`net.ipv4.route.error_burst`, a setting of the whole machine), and 25 units are cut at once.
package enum CountyWire {
    /// What the demo can play: a part of the loopback block, so that nothing can leave the machine.
    package static let countyPrefix = IPPrefix(covering: IPAddress(v4: 0x7f40_0000), length: 10)

    static let nearName = "county0"
    static let farName = "netmon0"
    static let nearAddress = "127.128.0.1"
    static let farAddress = "127.128.0.2"
    static let linesName = "lines"

    /// Lays the wire to the namespace of the process `county`; on netmon's side, before the county is told to set up.
    static func layNearEnd(to county: Int32) throws(DemoError) {
        let namespace = try NetworkNamespace()
        try namespace.shrinkLoopback()
        try namespace.change([
            "link add \(nearName) type veth peer name \(farName)",
            "link set \(farName) netns \(county)",
        ])
        try namespace.letLoopbackAddressesTravel(over: [nearName])
        // Scope global, because an address of 127.0.0.0/8 has scope host by itself and such a source is never sent out.
        try namespace.change(["address add \(nearAddress)/30 dev \(nearName) scope global", "link set \(nearName) up"])
    }

    /// Sends the county's traffic over the wire; on netmon's side, when the county is ready.
    static func openRoute() throws(DemoError) {
        try NetworkNamespace().change(["route add \(countyPrefix) via \(farAddress) src \(nearAddress)"])
    }

    /// Takes the wire away; on netmon's side, when the county has ended. The kernel does so too, at its leisure.
    static func removeNearEnd() {
        try? NetworkNamespace().change(["link del \(nearName)"])
    }

    /// Makes the router and gives the county its addresses; on the county's side, when the wire is there.
    static func setUpFarEnd(addresses: [String]) throws(DemoError) {
        let namespace = try NetworkNamespace()
        // First, because it resets the other settings of every device.
        try namespace.set("ipv4/ip_forward", to: 1)
        try namespace.shrinkLoopback()
        try namespace.set("ipv4/icmp_ratelimit", to: 0)
        try namespace.setIfPresent("ipv4/icmp_msgs_per_sec", to: 100_000)
        try namespace.setIfPresent("ipv4/icmp_msgs_burst", to: 100_000)
        try namespace.change(["link add \(linesName) type veth peer name ends"])
        try namespace.letLoopbackAddressesTravel(over: [farName, linesName])
        try namespace.set("ipv4/neigh/\(linesName)/mcast_solicit", to: 1)
        try namespace.set("ipv4/neigh/\(linesName)/retrans_time_ms", to: 10)
        try namespace.change(
            [
                "address add \(farAddress)/30 dev \(farName) scope global", "link set \(farName) up",
                "link set \(linesName) up", "link set ends up", "route add \(countyPrefix) dev \(linesName)",
            ] + addresses.map(addition))
    }

    /// Takes addresses of the county away and gives others back; on the county's side.
    static func change(removing: [String], adding: [String]) throws(DemoError) {
        try NetworkNamespace().change(removing.map { "address del \($0)/32 dev lo" } + adding.map(addition))
    }

    private static func addition(_ address: String) -> String { "address add \(address)/32 dev lo scope global" }
}
