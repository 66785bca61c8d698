/// Keys of `over`.
enum OverKey: String, TopologyKey {
    case cid, type, commit, along, under

    var rule: KeyRule {
        switch self {
        case .cid: CircuitKey.cid.rule
        case .type: CircuitKey.type.rule
        case .commit: CircuitKey.commit.rule
        case .along: CircuitKey.along.rule
        case .under: CircuitKey.under.rule
        }
    }
}
