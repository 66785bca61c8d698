/// Keys of an `uplink` that is a mapping.
enum UplinkKey: String, TopologyKey {
    case to, over, along

    var rule: KeyRule {
        switch self {
        case .to: .required(.linkEnd, "the device and port that it joins")
        case .over: .optional(.table(.over), "the circuit `l-KEY`, which is derived")
        case .along: .optional(.oneOrMore(.scalar(.reference(.conduit))), "the conduits that it runs through")
        }
    }
}
