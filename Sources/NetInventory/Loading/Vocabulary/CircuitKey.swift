/// Keys of `circuits`.
enum CircuitKey: String, TopologyKey {
    case name, type, cid, under, with, a, z, commit, fee, notice, sla, along

    var rule: KeyRule {
        switch self {
        case .name: .optional(.text, "its name; default its key")
        case .type: .optional(.text, "what it is, in the provider's words")
        case .cid: .optional(.text, "the provider's number of the line")
        case .under: .optional(.reference(.contract), "its contract")
        case .with: .optional(.reference(.provider), "its provider; default the contract's")
        case .a: .optional(.reference(.location), "its near end")
        case .z: .required(.reference(.unit), "the unit at its far end")
        case .commit: .optional(.speed, "bits a second paid for")
        case .fee: .optional(.money, "the fee, as written")
        case .notice: .optional(.days, "how long before its end to remind")
        case .sla: .optional(.table(.serviceLevel), "what was promised")
        case .along: .optional(.oneOrMore(.scalar(.reference(.conduit))), "the conduits that it runs through")
        }
    }
}
