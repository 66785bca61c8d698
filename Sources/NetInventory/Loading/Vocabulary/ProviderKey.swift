/// Keys of `providers`.
enum ProviderKey: String, TopologyKey {
    case name, en, noc

    var rule: KeyRule {
        switch self {
        case .name: .required(.text, "its name")
        case .en: .optional(.text, "its English name")
        case .noc: .optional(.text, "whom to call")
        }
    }
}
