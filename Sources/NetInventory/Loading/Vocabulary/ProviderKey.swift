/// Keys of `providers`.
enum ProviderKey: String, TopologyKey {
    case name, en, noc, contact

    var rule: KeyRule {
        switch self {
        case .name: .required(.text, "its name")
        case .en: .optional(.text, "its English name")
        case .noc: .optional(.text, "the number of its fault desk; `contact` keeps it in its own file")
        case .contact: .optional(.oneOrMore(.scalar(.reference(.contact))), "whom to call about a fault")
        }
    }
}
