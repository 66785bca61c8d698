/// Keys of an item of `links` that is a mapping.
enum LinkKey: String, TopologyKey {
    case ends, id, name, speed, length, label, along, via

    var rule: KeyRule {
        switch self {
        case .ends: .required(.pair(.scalar(.linkEnd)), "its two ends")
        case .id: .optional(.id, "its key; default its ends in sorted order")
        case .name: .optional(.text, "its name; default its key")
        case .speed: .optional(.speed, "bits a second")
        case .length: .optional(.length, "how long it is")
        case .label: .optional(.text, "what stands on the cable")
        case .along: .optional(.oneOrMore(.scalar(.reference(.conduit))), "the conduits that it runs through")
        case .via: .optional(.reference(.circuit), "the circuit that it rides on")
        }
    }
}
