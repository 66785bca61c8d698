/// Keys of `prefixes`.
enum PrefixKey: String, TopologyKey {
    case name, vrf, status, role

    var rule: KeyRule {
        switch self {
        case .name: .optional(.text, "its name; default the prefix")
        case .vrf: .optional(.text, "the VRF that it belongs to; default public")
        case .status: .optional(.words(of: AddressBlock.Status.self), "a `container` is divided further; default active")
        case .role: .optional(.text, "what it is for")
        }
    }
}
