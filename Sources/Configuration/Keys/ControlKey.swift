import NetInventory

/// Keys of `control`.
enum ControlKey: String, TopologyKey {
    case socket, group

    var rule: KeyRule {
        switch self {
        case .socket: .optional(.file, "where it is; default /run/netmon/netmon.sock, else beside the store")
        case .group: .optional(.account, "whose members may use it; default: the group that the service runs as")
        }
    }
}
