/// What `netmon init DIR` writes: a small topology that checks without a problem, and a `netmon.yaml` that explains itself.
///
/// All addresses are loopback (127.64.0.0/10), so that a first `netmon run` sends nothing outside the machine.
package enum Starter {
    /// The files, named relative to DIR.
    package static let files: [TopologyFile] = topology + [TopologyFile(name: "netmon.yaml", text: configuration)]

    /// The topology alone.
    package static let topology: [TopologyFile] = [
        TopologyFile(name: "topology/network.yaml", text: network),
        TopologyFile(name: "topology/devices.yaml", text: devices),
        TopologyFile(name: "topology/units.yaml", text: units),
        TopologyFile(name: "topology/services.yaml", text: services),
    ]
}
