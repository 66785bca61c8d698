/// Keys of `locations`.
enum LocationKey: String, TopologyKey {
    case name, en, address

    var rule: KeyRule {
        switch self {
        case .name: .required(.text, "its name")
        case .en: .optional(.text, "its English name")
        case .address: .optional(.text, "where it is")
        }
    }
}
