/// Keys of `kinds` beside those of the objects that refer to them.
enum KindKey: String, TopologyKey {
    case model, u, draw, psu, ports

    var rule: KeyRule {
        switch self {
        case .model: .optional(.text, "its model")
        case .u: .optional(.number(1...60), "its height in rack units")
        case .draw: .optional(.decimal, "watts drawn")
        case .psu: .optional(.number(0...16), "power supplies")
        case .ports: .optional(.anything, "its ports; not used yet")
        }
    }
}
