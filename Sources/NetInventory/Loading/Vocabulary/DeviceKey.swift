/// Keys of `devices`.
enum DeviceKey: String, TopologyKey {
    case name, role, kind, model, mgmt, at, u, checks, serial

    var rule: KeyRule {
        switch self {
        case .name: .optional(.text, "its name; default its key")
        case .role: .required(.words(of: Device.Role.self), "what it does")
        case .kind: .optional(.reference(.kind), "the kind whose keys it takes over")
        case .model: .optional(.text, "its model")
        case .mgmt: .optional(.address, "the address that it is managed and probed by")
        case .at: .optional(.place, "`LOCATION/RACK/lowest rack unit`, or a location")
        case .u: .optional(.number(1...60), "its height in rack units; default 1")
        case .checks: .optional(.checks, "default: ICMP to `mgmt`")
        case .serial: .optional(.text, "its serial number")
        }
    }
}
