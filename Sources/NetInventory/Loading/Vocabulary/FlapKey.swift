/// Keys of `flap`.
enum FlapKey: String, TopologyKey {
    case on, off

    var rule: KeyRule {
        switch self {
        case .on: .optional(.percent, "this share of changes among its last 20 results sets the flag; default 30%")
        case .off: .optional(.percent, "this one takes it off again, the lower of the two; default 20%")
        }
    }
}
