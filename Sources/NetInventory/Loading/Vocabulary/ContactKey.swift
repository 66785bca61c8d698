/// Keys of `contacts`, which stand in a file of their own: they leave the machine in no export unless asked for.
enum ContactKey: String, TopologyKey {
    case name, phone, duty, unit, provider

    var rule: KeyRule {
        switch self {
        case .name: .required(.text, "who or which desk it is")
        case .phone: .required(.oneOrMore(.scalar(.phone)), "its numbers, the first one to be called first")
        case .duty: .optional(.text, "what it is called for: 值班, 报障")
        case .unit: .optional(.reference(.unit), "the unit that it belongs to")
        case .provider: .optional(.reference(.provider), "the carrier that it belongs to")
        }
    }
}
