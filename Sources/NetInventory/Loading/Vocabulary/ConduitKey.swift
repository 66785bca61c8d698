/// Keys of `conduits`.
enum ConduitKey: String, TopologyKey {
    case name, length

    var rule: KeyRule {
        switch self {
        case .name: .optional(.text, "its name")
        case .length: .optional(.length, "how long it is")
        }
    }
}
