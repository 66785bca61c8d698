/// Keys of `racks`.
enum RackKey: String, TopologyKey {
    case name, u, feeds

    var rule: KeyRule {
        switch self {
        case .name: .optional(.text, "its name")
        case .u: .optional(.number(1...100), "its height in rack units; default 42")
        case .feeds: .optional(.oneOrMore(.scalar(.reference(.feed))), "what supplies it")
        }
    }
}
